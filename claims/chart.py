"""Values over time as an SVG: a line a source, the claim's own value as a line or a band, verdicts as flags.

Pure: plain points in, markup out, for the desk and for public pages. It holds no script and no inline style; colours
and fonts are those of `static/claims/chart.css`. Places across are percentages and those down are pixels, so that the
drawing fills whatever width it is given while its letters keep their size. All text is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from html import escape
from itertools import pairwise

PLOT = 190
"""Height of the plot in pixels; flags stand above it, dates below."""

_FLAG, _AXIS, _PAD = 16, 22, 10
_LEFT, _RIGHT = Decimal(4), Decimal(96)
"""Between these percentages of the width the days lie."""

_DIGITS = 60
"""Digits that are reckoned with: figures may have 30 before the point and 10 behind it."""

_LETTERS = 14
_LOOKS = 6
_SHAPES = (
    '<circle r="4.5"/>',
    '<path d="M-4.5-4.5h9v9h-9z"/>',
    '<path d="M0-6 5.5 4.5h-11z"/>',
    '<path d="M0-6 6 0 0 6-6 0z"/>',
    '<path d="M0 6 5.5-4.5h-11z"/>',
    '<path d="M-2-5h4v3h3v4h-3v3h-4v-3h-3v-4h3z"/>',
)
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Point:
    """A value that was seen. `day` is the one it holds for; `words` the value as people read it.

    `apart` draws it hollow and joins it to nothing: it is of another scope or definition, and does not compare.
    """

    day: date
    value: Decimal
    words: str
    upper: Decimal | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What one source, or several that count as one, said over time, oldest first."""

    name: str
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Band:
    """The values that a claim allows: both ends alike for a plain number, None for one side that is open."""

    low: Decimal | None
    high: Decimal | None
    words: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A verdict, at the day it is about."""

    day: date
    words: str


def draw(
    lines: Sequence[Line],
    band: Band | None,
    flags: Sequence[Flag],
    *,
    label: str,
    ticks: Callable[[Decimal], str],
    days: Callable[[date], str],
) -> str:
    """The SVG element; empty where there is no point to draw.

    `label` says in one sentence what is seen, for those who do not see it. `ticks` and `days` write a value and a day
    of the axes.
    """
    points = [point for line in lines for point in line.points]
    if not points:
        return ""
    with localcontext(prec=_DIGITS):
        return _drawn(lines, points, band, flags, label, ticks, days)


def _drawn(
    lines: Sequence[Line],
    points: Sequence[Point],
    band: Band | None,
    flags: Sequence[Flag],
    label: str,
    ticks: Callable[[Decimal], str],
    days: Callable[[date], str],
) -> str:
    across = _Across([*(p.day for p in points), *(f.day for f in flags), *([band.day] if band and band.day else [])])
    rows = _rows(flags, across)
    top = _PAD + _FLAG * (1 + max(rows, default=-1))
    down = _Down(points, band, top)
    parts = [
        f'<svg class="chart-plot" role="img" width="100%" height="{top + PLOT + _AXIS}" aria-label="{escape(label)}">',
        *(_band(band, down) if band else []),
        *_grid(down, ticks),
        *_dates(across, top, days),
        *(_claim(band, across, down) if band else []),
        *_flags(flags, rows, across, top),
    ]
    written = [_claim_words_at(band, down)] if band else []
    for number, line in enumerate(lines):
        parts += _line(line, number % _LOOKS, across, down, written)
    return "".join([*parts, "</svg>"])


def key(number: int) -> str:
    """The mark of the line of this number, counted from 0, as an SVG of its own for a legend."""
    look = number % _LOOKS
    return (
        f'<svg class="chart-key" width="22" height="12" aria-hidden="true"><g class="chart-line chart-{look}">'
        f'<line x1="0" y1="6" x2="22" y2="6"/></g><svg x="11" y="6" overflow="visible">'
        f'<g class="chart-point chart-{look}">{_SHAPES[look]}</g></svg></svg>'
    )


class _Across:
    """Days as percentages of the width."""

    def __init__(self, days: Sequence[date]) -> None:
        first, last = min(days), max(days)
        # A single day stands in the middle.
        self.first = first if first < last or first == date.min else first - timedelta(days=1)
        self.last = last if first < last or last == date.max else last + timedelta(days=1)

    def at(self, day: date) -> Decimal:
        share = Decimal((day - self.first).days) / Decimal((self.last - self.first).days)
        return _LEFT + share * (_RIGHT - _LEFT)

    def ticks(self) -> list[date]:
        """The ends, and the middle where it is another day."""
        middle = self.first + (self.last - self.first) // 2
        return sorted({self.first, middle, self.last})


class _Down:
    """Values as pixels from the top, between round numbers."""

    def __init__(self, points: Sequence[Point], band: Band | None, top: int) -> None:
        values = [v for p in points for v in (p.value, p.upper) if v is not None]
        values += [v for v in (band.low, band.high) if v is not None] if band else []
        low, high = min(values), max(values)
        self.step = _step(high - low if high > low else max(abs(high), Decimal(1)))
        self.low = (low / self.step).to_integral_value(ROUND_FLOOR) * self.step
        self.high = (high / self.step).to_integral_value(ROUND_CEILING) * self.step
        if self.low == low and (low > 0 or high == low):
            self.low -= self.step
        if self.high == high:
            self.high += self.step
        self.top, self.bottom = top, top + PLOT

    def at(self, value: Decimal) -> Decimal:
        return self.bottom - (value - self.low) / (self.high - self.low) * PLOT

    def ticks(self) -> list[Decimal]:
        count = int((self.high - self.low) / self.step)
        every = 1 + count // 5
        return [self.low + self.step * n for n in range(0, count + 1, every)]


def _step(span: Decimal) -> Decimal:
    """The round step of which about four fit into a span."""
    scale = Decimal(1).scaleb((span / 4).adjusted())
    return next(step * scale for step in _STEPS if step * scale >= span / 4)


def _rows(flags: Sequence[Flag], across: _Across) -> list[int]:
    """Which row above the plot each flag's words get, so that those close together do not lie on one another."""
    rows: list[int] = []
    for number, flag in enumerate(flags):
        near = {rows[n] for n in range(number) if abs(across.at(flags[n].day) - across.at(flag.day)) < 45}
        rows.append(next(row for row in range(len(flags)) if row not in near))
    return rows


def _grid(down: _Down, ticks: Callable[[Decimal], str]) -> list[str]:
    parts = []
    for value in down.ticks():
        y = down.at(value)
        parts += [
            f'<line class="chart-grid" x1="0" x2="100%" y1="{_n(y)}" y2="{_n(y)}"/>',
            _text("chart-tick", "0", y - 3, "start", ticks(value)),
        ]
    return parts


def _dates(across: _Across, top: int, days: Callable[[date], str]) -> list[str]:
    y = top + PLOT + _AXIS - 6
    anchors = {across.first: ("0", "start"), across.last: ("100%", "end")}
    parts = []
    for day in across.ticks():
        x, anchor = anchors.get(day, (f"{_n(across.at(day))}%", "middle"))
        parts.append(_text("chart-tick", x, y, anchor, days(day)))
    return parts


def _band(band: Band, down: _Down) -> list[str]:
    """A shaded stretch for a bound: up to the edge of the plot where a side is open. Nothing for a plain number."""
    if band.low == band.high:
        return []
    top = Decimal(down.top) if band.high is None else down.at(band.high)
    bottom = Decimal(down.bottom) if band.low is None else down.at(band.low)
    height = max(bottom - top, Decimal(2))
    return [f'<rect class="chart-band" x="0" width="100%" y="{_n(top)}" height="{_n(height)}"/>']


def _claim(band: Band, across: _Across, down: _Down) -> list[str]:
    """The claim's value as a line, or a line at each end of its bound, with its words and its day."""
    ends = _ends(band, down)
    parts = [f'<line class="chart-claim" x1="0" x2="100%" y1="{_n(y)}" y2="{_n(y)}"/>' for y in ends]
    parts.append(_text("chart-claim-words", "100%", _claim_words_at(band, down), "end", band.words))
    if band.day is not None:
        parts.append(
            f'<svg x="{_n(across.at(band.day))}%" y="{_n(ends[0])}" overflow="visible">'
            '<path class="chart-claim-day" d="M0-6v12"/></svg>'
        )
    return parts


def _ends(band: Band, down: _Down) -> list[Decimal]:
    return list(dict.fromkeys(down.at(end) for end in (band.low, band.high) if end is not None))


def _claim_words_at(band: Band, down: _Down) -> Decimal:
    end = _ends(band, down)[0]
    return end - 5 if end - 18 > down.top else end + 14


def _flags(flags: Sequence[Flag], rows: Sequence[int], across: _Across, top: int) -> list[str]:
    parts = []
    for flag, row in zip(flags, rows, strict=True):
        x, y = across.at(flag.day), _PAD + _FLAG * row + 4
        anchor, shift = ("start", 5) if x < 50 else ("end", -5)
        parts += [
            f'<line class="chart-flag" x1="{_n(x)}%" x2="{_n(x)}%" y1="{y - 9}" y2="{top + PLOT}"/>',
            _text("chart-flag-words", f"{_n(x)}%", y, anchor, flag.words, shift),
        ]
    return parts


def _line(line: Line, look: int, across: _Across, down: _Down, written: list[Decimal]) -> list[str]:
    """A source's values. The words at the last one keep clear of those `written` at the right, and join them."""
    places = [(across.at(p.day), down.at(p.value), p) for p in line.points]
    parts = [f'<g class="chart-line chart-{look}">']
    parts += [
        f'<line x1="{_n(x)}%" y1="{_n(y)}" x2="{_n(to_x)}%" y2="{_n(to_y)}"/>'
        for (x, y, _p), (to_x, to_y, _q) in pairwise(place for place in places if not place[2].apart)
    ]
    parts += [
        f'<line x1="{_n(x)}%" y1="{_n(y)}" x2="{_n(x)}%" y2="{_n(down.at(p.upper))}"/>'
        for x, y, p in places
        if p.upper is not None
    ]
    parts.append("</g>")
    parts += [
        f'<svg x="{_n(x)}%" y="{_n(y)}" overflow="visible">'
        f'<g class="chart-point chart-{look}{" chart-apart" if p.apart else ""}">{_SHAPES[look]}</g></svg>'
        for x, y, p in places
    ]
    if places:
        x, y, last = places[-1]
        anchor, shift = ("start", 8) if x < 50 else ("end", -8)
        above = max(y - 8, Decimal(down.top + 10))
        places_for_words = [above, y + 20, above - 16, y + 36]
        is_free = (lambda at: all(abs(at - one) >= _LETTERS for one in written)) if x >= 50 else (lambda _at: True)
        words_at = next(filter(is_free, places_for_words), above)
        if x >= 50:
            written.append(words_at)
        parts.append(_text(f"chart-value chart-{look}", f"{_n(x)}%", words_at, anchor, last.words, shift))
    return parts


def _text(look: str, x: str, y: Decimal | int, anchor: str, words: str, shift: int = 0) -> str:
    return (
        f'<text class="{look}" x="{x}" dx="{shift}" y="{_n(Decimal(y))}" text-anchor="{anchor}">{escape(words)}</text>'
    )


def _n(number: Decimal) -> str:
    """A coordinate: two decimals do."""
    return format(round(number, 2).normalize(), "f")
