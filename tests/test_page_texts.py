"""What every page of the desk and every public page keeps: its texts can be translated, its sides can be mirrored."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("tracker", "claims", "sources", "ledger")
TEMPLATES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("templates/**/*.html"))
STYLES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("static/**/*.css"))
READ_ALOUD = {"aria-label", "aria-description", "title", "placeholder", "alt"}
NO_WORDS = {"script", "style", "code"}
NAMES = {"JSON", "WARC", "CSV", "SHA", "Esc"}
"""Names of formats and keys: the same in every language."""


class Bare(HTMLParser):
    """Collects words that stand in the page as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NO_WORDS:
            self.inside.append(tag)
        for name, value in attrs:
            if name in READ_ALOUD:
                self.keep(value or "")

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.keep(data)

    def keep(self, text: str) -> None:
        words = [word for word in re.findall(r"[^\W\d_]{2,}", text) if word not in NAMES]
        if words:
            self.found.append(text.strip())


def bare_words(template: str) -> list[str]:
    """Words of a template that no translation reaches: outside `translate` and `blocktranslate`, or a filter's own."""
    kept, spoken = [], []
    translated = is_class = False
    for token in Lexer(template).tokenize():
        name, _, _ = token.contents.partition(" ")
        if token.token_type == TokenType.BLOCK and name.removeprefix("end") in {"blocktranslate", "comment"}:
            translated = not name.startswith("end")
        elif token.token_type == TokenType.BLOCK and name in {"block", "endblock"}:
            is_class = token.contents == "block bodyclass"
        elif token.token_type == TokenType.TEXT and not translated and not is_class:
            kept.append(token.contents)
        elif token.token_type == TokenType.VAR:
            if kept and kept[-1].endswith(("<", "</")):
                kept.append("x")  # The name of an element.
            spoken += re.findall(
                r"\|(?:default(?:_if_none)?|yesno|pluralize|add):\"([^\"]*[^\W\d_]{2,}[^\"]*)\"", token.contents
            )
    page = Bare()
    page.feed("".join(kept))
    page.close()
    return page.found + spoken


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_of_a_template_can_be_translated(path):
    assert bare_words(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "template",
    [
        "<p>Words</p>",
        "<p>{{ x }} of {{ y }}</p>",
        '<a title="Words">{{ x }}</a>',
        '{{ x|default:"nobody" }}',
        "{% if x %}Words{% endif %}",
    ],
)
def test_a_text_that_stands_bare_is_found(template):
    assert bare_words(template)


def test_a_text_that_is_wrapped_is_left_alone():
    assert (
        bare_words("<p title=\"{% translate 'Words' %}\">{% blocktranslate %}Words {{ x }}{% endblocktranslate %}</p>")
        == []
    )


SIDED = re.compile(
    r"(?<![\w-])(?:left|right)\s*:"
    r"|(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)
FOUR_SIDES = re.compile(r"(?<![\w-])(?:margin|padding|inset)\s*:\s*(\S+) +(\S+) +(\S+) +([^\s;}]+)")


def one_sided(style: str) -> list[str]:
    found = [match[0] for match in SIDED.finditer(style)]
    return found + [match[0] for match in FOUR_SIDES.finditer(style) if ";" not in match[0] and match[2] != match[4]]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_stylesheet_names_beginnings_and_ends_and_not_left_and_right(path):
    assert one_sided(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("style", ["a { left: 0; }", "a { padding: 1px 2px 3px 4px; }", "a { text-align: right; }"])
def test_a_side_is_found(style):
    assert one_sided(style)
