"""Hostile text made fit for a page: marked parts, paragraphs with plain links, dates in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import dateformat
from django.utils.html import Urlizer, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from claims.assessment.wording import date_words


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text. `role` is empty, 'words' (the claim) or 'value' (the value within it); `url` may link it."""

    text: str
    role: str = ""
    url: str = ""


class _PlainLinks(Urlizer):
    """Links what is written with http:// or https://, and nothing else: no bare domains, no mail addresses."""

    simple_url_2_re = re.compile(r"(?!)")
    url_template = '<a href="{href}" rel="nofollow noreferrer"{attrs}>{url}</a>'

    @staticmethod
    def is_email_simple(value: str) -> bool:
        return False


_links = _PlainLinks()


def paragraphs(text: str) -> list[SafeString]:
    """Escaped paragraphs, split at blank lines, with web addresses linked (nofollow)."""
    found = (block.strip() for block in re.split(r"\n\s*\n", text))
    # The urlizer escapes every character of the text itself.
    return [mark_safe(_links(block, autoescape=True)) for block in found if block]  # noqa: S308


def sentence_parts(sentence: str, marks: dict[str, Any], words: str) -> list[Part]:
    """A sentence with the claim's words and value marked as the read model placed them; else the words as text."""
    span, value = marks.get("words"), marks.get("value")
    if span is None:
        at = sentence.find(words)
        span = [at, at + len(words)] if words and at >= 0 else [0, 0]
    cuts = sorted({0, len(sentence), *span, *(value or [])})
    parts = []
    for start, end in pairwise(cuts):
        role = ""
        if value and value[0] <= start < value[1]:
            role = "value"
        elif span[0] <= start < span[1]:
            role = "words"
        parts.append(Part(sentence[start:end], role))
    return parts


def words_parts(sentence: str, marks: dict[str, Any], words: str) -> list[Part]:
    """The claim's own words, with its value marked where it stands in them."""
    span, value = marks.get("words"), marks.get("value")
    if span is None or value is None or not span[0] <= value[0] < value[1] <= span[1]:
        return [Part(words)]
    pieces = (
        Part(sentence[span[0] : value[0]]),
        Part(sentence[value[0] : value[1]], "value"),
        Part(sentence[value[1] : span[1]]),
    )
    return [piece for piece in pieces if piece.text]


def marked(parts: Iterable[Part]) -> SafeString:
    """The parts as HTML: the claim's words and its value in mark elements, all text escaped."""
    return format_html_join("", "{}", ((_marked(part),) for part in parts))


def _marked(part: Part) -> SafeString:
    if part.role == "value":
        return format_html('<mark class="value">{}</mark>', part.text)
    return format_html("<mark>{}</mark>" if part.role else "{}", part.text)


def web_address(url: str) -> str:
    """The address if a reader may be sent to it, else nothing: no javascript:, no data:."""
    return url if url.startswith(("https://", "http://")) else ""


def newsroom_day(moment: datetime | str) -> str:
    """'3 February 2020' in the newsroom's zone."""
    return _day(_moment(moment).astimezone(ZoneInfo(settings.NEWSROOM["zone"])))


def utc_minute(moment: datetime | str) -> str:
    """'3 February 2020, 14:05 UTC'."""
    instant = _moment(moment).astimezone(UTC)
    return _("%(day)s, %(time)s UTC") % {"day": _day(instant), "time": f"{instant:%H:%M}"}


def utc_second(moment: datetime) -> str:
    """'2020-02-03T14:05:09Z', as programs read it."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _moment(moment: datetime | str) -> datetime:
    return datetime.fromisoformat(moment) if isinstance(moment, str) else moment


def _day(moment: datetime) -> str:
    return dateformat.format(moment, "j F Y")


def day_words(edtf: str) -> str:
    """'2 February 2020' in the language of the page; dates less certain than a day in English."""
    try:
        return dateformat.format(date.fromisoformat(edtf), "j F Y")
    except ValueError:
        return date_words(edtf)
