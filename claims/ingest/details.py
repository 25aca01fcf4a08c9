"""What is given of an article, and what of it is refused: every message names the input and the fix."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import CharField, Model

from claims.models import Article
from ledger.zones import validate_zone
from sources.addresses import AddressError, canonical_url
from sources.models import Publisher


def _longest(model: type[Model], field: str) -> int:
    column = model._meta.get_field(field)
    assert isinstance(column, CharField)
    return column.max_length or 0


LONGEST = {
    **{field: _longest(Article, field) for field in ("title", "author", "url", "language", "licence")},
    "publisher": _longest(Publisher, "name"),
    "publisher_zone": _longest(Publisher, "zone"),
}
"""Most characters of each text, as the database keeps it."""

_NAMES = {"url": "address", "publisher_zone": "publisher's time zone"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
# PostgreSQL text holds no NUL, and UTF-8 no half of a surrogate pair.
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


class IngestError(ValueError):
    """The article cannot be taken in. The message names the input and the fix."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of an article beside its text. `published` is a date, or an aware instant."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    published: date | datetime | None = None
    publisher_zone: str = ""
    full_text_public: bool = False
    licence: str = ""

    def checked(self) -> Details:
        """The same, stripped and with its address in one spelling. Raises IngestError."""
        texts: dict[str, Any] = {name: checked_text(name, getattr(self, name)) for name in LONGEST}
        _refuse_bad_moment(self.published)
        return replace(self, **texts)

    def cut_to_fit(self) -> Details:
        """The same without what cannot be kept: for what a page says of itself, which nobody here can mend."""
        texts: dict[str, Any] = {
            name: _UNKEEPABLE.sub("", getattr(self, name)).strip()[:most] for name, most in LONGEST.items()
        }
        texts["language"] = texts["language"].replace("_", "-")
        if not _LANGUAGE.fullmatch(texts["language"]):
            texts["language"] = ""
        return replace(self, **texts)


def clean_text(raw: str) -> str:
    """The text as it is stored: LF line ends, no byte order mark, no NUL, nothing but white space cut at the ends."""
    return raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()


def read_text(body: bytes, name: str) -> str:
    """The text of a file. Raises IngestError, naming `name`, unless it is UTF-8 text."""
    if b"\x00" in body[:8192]:
        raise IngestError(f"{name} is not a text file. Give a UTF-8 text file, or paste the article in the admin.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise IngestError(
            f"{name} is not UTF-8 text (byte {error.start:,} does not fit). Save it as UTF-8 and try again."
        ) from error


def refuse_bad_text(text: str) -> None:
    """Raise IngestError unless the cleaned `text` can be an article."""
    if not text:
        raise IngestError("The article is empty. Give the text of an article.")
    if len(text) > settings.LONGEST_ARTICLE:
        raise IngestError(
            f"The article has {len(text):,} characters; at most {settings.LONGEST_ARTICLE:,} are taken. "
            "Split it into parts, or give the article alone without the rest of its page."
        )
    if not any(character.isalpha() for character in text):
        raise IngestError("The article holds no words. Give the text of an article.")
    if broken := _UNKEEPABLE.search(text):
        raise IngestError(
            f"Character {broken.start() + 1:,} of the article is half of a broken one. Save it as UTF-8 and try again."
        )


def checked_text(name: str, value: str) -> str:
    """The detail `name` stripped, its address in one spelling. Raises IngestError."""
    text = value.strip()
    said = _NAMES.get(name, name)
    if broken := _UNKEEPABLE.search(text):
        raise IngestError(
            f"Character {broken.start() + 1:,} of the {said} cannot be stored (it is {broken[0]!r}). Type it again."
        )
    most = LONGEST[name]
    if len(text) > most:
        raise IngestError(f"The {said} has {len(text):,} characters; at most {most:,} are kept. Shorten it.")
    if not text:
        return ""
    if name == "url":
        return _checked_url(text)
    if name == "language" and not _LANGUAGE.fullmatch(text):
        raise IngestError(f"{text!r} is not the code of a language. Write it as en or en-GB.")
    if name == "publisher_zone":
        try:
            validate_zone(text)
        except ValidationError as error:
            raise IngestError(" ".join(error.messages)) from error
    return text


def _checked_url(url: str) -> str:
    try:
        address = canonical_url(url)
        URLValidator(schemes=["http", "https"])(address)
    except AddressError as error:
        raise IngestError(str(error)) from error
    except ValidationError as error:
        raise IngestError(f"{url!r} is not a web address. Write it as https://example.org/page.") from error
    return address


def _refuse_bad_moment(published: date | datetime | None) -> None:
    if not isinstance(published, datetime):
        return
    if published.tzinfo is None:
        raise IngestError(f"The time of publication, {published}, has no offset. Write it as 2020-02-02T23:40+06:00.")
    try:
        # Some zone is a day away from any other.
        in_reach = 2 <= published.astimezone(UTC).year <= 9998
    except OverflowError:
        in_reach = False
    if not in_reach:
        raise IngestError(f"The time of publication, {published}, is outside the years 2 to 9998. Correct it.")
