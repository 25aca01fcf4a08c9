"""Counts as bars, an SVG: how many verdicts a day, how old the queue is.

Pure: plain bars in, markup out. It holds no script and no inline style; colours and fonts are those of
`static/claims/chart.css`. Places across are percentages and those down are pixels, so that the drawing fills whatever
width it is given while its letters keep their size. All text is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

PLOT = 96
"""Height of the highest bar in pixels; its number stands above it, the words below."""

_ABOVE, _BELOW = 18, 20
_GAP = Decimal("0.2")
"""Of the room a bar has, what stays free."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A count. `number` is what stands above it, `tick` what stands below; both may be empty.

    `words` say it whole, for those who point at it. `look` is empty or `warn`.
    """

    count: int
    words: str
    number: str = ""
    tick: str = ""
    look: str = ""


def draw(bars: Sequence[Bar], *, label: str) -> str:
    """The SVG element; empty where there are no bars. `label` says in one sentence what is seen."""
    if not bars:
        return ""
    most = max(1, *(bar.count for bar in bars))
    room = Decimal(100) / len(bars)
    parts = [f'<svg class="chart-bars" role="img" width="100%" height="{_ABOVE + PLOT + _BELOW}" ']
    parts.append(f'aria-label="{escape(label)}">')
    base = _ABOVE + PLOT
    for at, bar in enumerate(bars):
        left, middle = room * at + room * _GAP / 2, room * at + room / 2
        # A count of one among thousands is still seen.
        height = max(2, PLOT * bar.count // most) if bar.count else 0
        look = f" chart-bar-{bar.look}" if bar.look else ""
        parts.append(
            f'<g class="chart-bar{look}"><title>{escape(bar.words)}</title>'
            f'<rect x="{left:.2f}%" y="{base - height}" width="{room * (1 - _GAP):.2f}%" height="{height}"/></g>'
        )
        if bar.number:
            parts.append(_text(middle, base - height - 5, bar.number, "chart-number"))
        if bar.tick:
            parts.append(_text(middle, base + 15, bar.tick, "chart-tick"))
    parts.append(f'<line class="chart-base" x1="0" x2="100%" y1="{base}.5" y2="{base}.5"/></svg>')
    return "".join(parts)


def _text(across: Decimal, down: int, words: str, look: str) -> str:
    return f'<text class="{look}" x="{across:.2f}%" y="{down}" text-anchor="middle">{escape(words)}</text>'
