"""The mark of a rating: a shape and a colour beside the word, never instead of it."""

from __future__ import annotations

from dataclasses import dataclass

_BY_CODE = {"misleading": "misleading", "unproven": "unproven"}


@dataclass(frozen=True, slots=True)
class Mark:
    """`shape` names a symbol of `_shapes.html` and a colour of the stylesheet."""

    label: str
    shape: str


def mark(label: str, code: str, number: int | None, worst: int | None, best: int | None) -> Mark:
    """The mark of a rating on its own scale: a newsroom may have other words and more or fewer degrees."""
    if number is None or worst is None or best is None or best <= worst:
        return Mark(label, _BY_CODE.get(code, "other"))
    truth = (number - worst) / (best - worst)
    if truth >= 1:
        return Mark(label, "true")
    if truth > 0.5:
        return Mark(label, "mostly-true")
    if truth == 0.5:
        return Mark(label, "half")
    return Mark(label, "mostly-false" if truth > 0 else "false")
