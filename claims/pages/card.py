"""A verdict as a picture, for pages of others that link to it: words, mark and rating, date and newsroom.

Reads what it is given and nothing else. The fonts here know the Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and
Arabic scripts; words in others are left out, and so are those that run from the right where Pillow finds no FriBiDi.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

WIDTH, HEIGHT = 1200, 630
"""Pixels; the size that social networks ask for."""
LONGEST = 400
"""Characters that are tried at most: more do not fit."""
KEPT = 128
"""Pictures kept in a process, some 30 kB each."""
_FONTS = Path(__file__).resolve().parent / "fonts"
_SERIF, _SANS, _BOLD = "DejaVuSerifCondensed", "DejaVuSansCondensed", "DejaVuSansCondensed-Bold"
_GROUND, _INK, _SOFT, _RULE = "#fbf9f4", "#1d1b19", "#5c564e", "#d6cfc1"
_SHADES = {
    "true": "#1c6b3c",
    "mostly-true": "#4b6a12",
    "half": "#7a5b00",
    "mostly-false": "#a3490c",
    "false": "#ab1f23",
    "misleading": "#7b3294",
    "unproven": "#555a61",
    "other": "#3d5568",
}
"""As in the stylesheet, on paper."""
_MARGIN = 64
_MARK = 76
_FINER = 4
"""Shapes are drawn so many times larger, since Pillow gives them hard edges."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the picture says. `shape` is that of a Mark; `standing` the rating with its date."""

    words: str
    shape: str
    label: str
    standing: str
    newsroom: str
    place: str


@lru_cache(maxsize=KEPT)
def draw(card: Card) -> bytes:
    """The picture as PNG. Takes some 50 ms however long the words are."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _GROUND)
    pen = ImageDraw.Draw(picture)
    shade = _SHADES.get(card.shape, _SHADES["other"])
    pen.rectangle((0, 0, WIDTH, 15), fill=shade)
    width = WIDTH - 2 * _MARGIN

    picture.paste(shade, (_MARGIN, 60), _shape(card.shape))
    label = _cut(_known(card.label, _BOLD), _font(_BOLD, 60), width - _MARK - 24)
    pen.text((_MARGIN + _MARK + 24, 60 + _MARK / 2), label, shade, _font(_BOLD, 60), anchor="lm")

    foot = HEIGHT - 96
    top, bottom = 172.0, foot - 28.0
    face = next((face for face in (_SERIF, _SANS) if _can_draw(card.words, face)), None)
    if face is not None:
        standing = _lines(_known(card.standing, _SANS), _font(_SANS, 31), width, 2)
        bottom -= 42 * len(standing)
        for number, line in enumerate(standing):
            pen.text((_MARGIN, bottom + 42 * number), line, _SOFT, _font(_SANS, 31))
    said = f"“{_known(card.words, face)}”" if face else _known(card.standing, _SANS)
    _draw_large(pen, said, face or _SANS, (top, bottom - 24), width)

    pen.line((_MARGIN, foot, WIDTH - _MARGIN, foot), fill=_INK, width=2)
    pen.line((_MARGIN, foot + 5, WIDTH - _MARGIN, foot + 5), fill=_INK, width=2)
    place = _cut(_known(card.place, _SANS), _font(_SANS, 26), width * 0.4)
    newsroom = _cut(_known(card.newsroom, _BOLD), _font(_BOLD, 30), width * 0.56)
    pen.text((_MARGIN, foot + 50), newsroom, _INK, _font(_BOLD, 30), anchor="lm")
    pen.text((WIDTH - _MARGIN, foot + 50), place, _SOFT, _font(_SANS, 26), anchor="rm")

    held = BytesIO()
    picture.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(held, "PNG", compress_level=6)
    return held.getvalue()


def can_draw(label: str) -> bool:
    """Whether the picture could say this rating in words: a mark alone is not enough."""
    return _can_draw(label, _BOLD)


def _draw_large(pen: ImageDraw.ImageDraw, text: str, face: str, between: tuple[float, float], width: float) -> None:
    """The text as large as it fits, cut where it does not fit at the smallest size either."""
    top, bottom = between
    for size in (62, 56, 50, 44, 38):
        font, step = _font(face, size), size * 1.28
        lines = _lines(text, font, width, int((bottom - top) / step))
        if not lines or lines[-1].endswith(text[-1]):
            break
    else:
        lines[-1] += "”" if text[-1] == "”" else ""
    at_right = _from_the_right(text)
    start = top + (bottom - top - step * len(lines)) / 2
    for number, line in enumerate(lines):
        x, anchor = (WIDTH - _MARGIN, "ra") if at_right else (_MARGIN, "la")
        pen.text((x, start + step * number), line, _INK, font, anchor=anchor)


def _lines(text: str, font: ImageFont.FreeTypeFont, width: float, most: int) -> list[str]:
    """The text broken at spaces, at most so many lines; the last one ends in an ellipsis where something is left."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most:
        count = 1
        while count < len(rest) and font.getlength(" ".join(rest[: count + 1])) <= width:
            count += 1
        if len(lines) == most - 1:
            lines.append(_cut(" ".join(rest[: count + 1]) if count < len(rest) else " ".join(rest), font, width))
        elif font.getlength(rest[0]) > width:
            head = _fitting(rest[0], font, width)
            lines.append(head)
            rest[0] = rest[0][len(head) :]
            continue
        else:
            lines.append(" ".join(rest[:count]))
        rest = rest[count:]
    return lines


def _cut(text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    if font.getlength(text) <= width:
        return text
    return f"{_fitting(text, font, width - font.getlength('…')).rstrip()}…"


def _fitting(text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    """As many characters of the beginning as fit, one at least."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if font.getlength(text[:middle]) <= width else (low, middle - 1)
    return text[:low]


def _can_draw(text: str, face: str) -> bool:
    """Whether every letter is in the font, and the text can be set in its direction."""
    if _from_the_right(text) and not features.check("raqm"):
        return False
    return all(_has(face, sign) for sign in set(text) if unicodedata.category(sign)[0] in "LMN")


def _known(text: str, face: str) -> str:
    """The text on one line, less the signs that the font does not have: emoji, and what is no sign at all."""
    return " ".join("".join(sign if sign.isspace() or _has(face, sign) else " " for sign in text[:LONGEST]).split())


def _from_the_right(text: str) -> bool:
    return next((kind in {"R", "AL"} for sign in text if (kind := unicodedata.bidirectional(sign)) in "LRAL"), False)


@lru_cache(maxsize=4096)
def _has(face: str, sign: str) -> bool:
    if unicodedata.category(sign)[0] == "C":
        return False
    font = _font(face, 20)
    return bytes(font.getmask(sign)) != bytes(font.getmask("\uffff")) or sign == "\uffff"


@lru_cache(maxsize=32)
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / f"{face}.ttf"), size)


@lru_cache(maxsize=16)
def _shape(name: str) -> Image.Image:
    """The mark as a mask: the same shapes as `_shapes.html`, on a square of 24 units."""
    unit = _MARK * _FINER / 24
    mask = Image.new("L", (_MARK * _FINER, _MARK * _FINER))
    pen = ImageDraw.Draw(mask)

    def at(*units: float) -> list[float]:
        return [one * unit for one in units]

    def stroke(*points: float, wide: float = 2.6, fill: int = 0) -> None:
        pen.line(at(*points), fill, round(wide * unit), joint="curve")
        for x, y in zip(points[::2], points[1::2], strict=True):
            pen.ellipse(at(x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), fill)

    ring, inner = at(1, 1, 23, 23), at(2, 2, 22, 22)
    if name == "true":
        pen.ellipse(ring, 255)
        stroke(6.5, 12.5, 10.5, 16.5, 18, 8)
    elif name in {"mostly-true", "half", "mostly-false"}:
        pen.ellipse(ring, 255, 255)
        pen.ellipse(at(3, 3, 21, 21), 0)
        sweep = {"mostly-true": (-90, 180), "half": (-90, 90), "mostly-false": (-90, 0)}[name]
        pen.pieslice(inner, *sweep, 255)
    elif name == "false":
        pen.rounded_rectangle(at(1.5, 1.5, 22.5, 22.5), 2 * unit, 255)
        stroke(7, 7, 17, 17)
        stroke(17, 7, 7, 17)
    elif name == "misleading":
        pen.polygon(at(12, 1.5, 23, 22, 1, 22), 255)
        stroke(12, 9, 12, 15, wide=2.4)
        stroke(12, 18.5, 12, 18.7, wide=2.4)
    elif name == "unproven":
        for start in range(0, 360, 36):
            pen.arc(ring, start, start + 22, 255, round(2 * unit))
        pen.arc(at(9, 6.6, 15, 12.6), 180, 60, 255, round(2 * unit))
        stroke(13.4, 12.2, 12, 14.3, wide=2, fill=255)
        stroke(12, 17.4, 12, 17.6, wide=2.2, fill=255)
    else:
        pen.polygon(at(12, 1.5, 22.5, 12, 12, 22.5, 1.5, 12), 255)
        pen.polygon(at(12, 4.4, 19.6, 12, 12, 19.6, 4.4, 12), 0)
    return mask.resize((_MARK, _MARK), Image.Resampling.LANCZOS)
