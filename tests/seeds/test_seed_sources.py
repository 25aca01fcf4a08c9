"""The source pages: whole, readable, honest about what they are, and turning as their notes say."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from seeds import make_pdf
from seeds.server import Revision, SeedError, Source, load_sources
from sources.fetching import readable

SOURCES = load_sources()
REVISIONS = [
    pytest.param(source, revision, id=f"{source.slug}-{revision.number}")
    for source in SOURCES.values()
    for revision in source.revisions
]
PAGES = [case for case in REVISIONS if case.values[1].file.suffix == ".html"]
PDFS = [case for case in REVISIONS if case.values[1].file.suffix == ".pdf"]
DISCLAIMER = "A worked example: written for the claim tracker from public figures; not the publisher's page."

TOML = """
title = "A page"
publisher = "A publisher"
publisher_kind = "official"
primary = true
interest = ""
independence_group = "a"
path = "/a"

[[revisions]]
file = "1.html"
date = 2020-02-02
note = "First."
"""


def words(source: Source, revision: Revision) -> str:
    found = readable(revision.file.read_bytes(), revision.content_type, f"http://seeds.example{source.path}")
    assert found.problem is None
    return found.text


class Outline(HTMLParser):
    """Notes the tags of a page, and that each is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.text: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.setdefault(tag, dict(attrs))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            self.text[tag] = self.text.get(tag, "") + data


def test_there_are_eight_pages_and_a_pdf_with_two_revisions_or_more() -> None:
    turning = [source for source in SOURCES.values() if len(source.revisions) > 1]
    assert sum(source.revisions[0].file.suffix == ".html" for source in turning) >= 8
    assert sum(source.revisions[0].file.suffix == ".pdf" for source in turning) >= 1


@pytest.mark.parametrize(("source", "revision"), PAGES)
def test_a_page_is_whole_and_says_whose_it_is_not(source: Source, revision: Revision) -> None:
    page = revision.file.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>\n")
    outline = Outline()
    outline.feed(page)
    outline.close()
    assert outline.open == []
    assert outline.attributes["html"]["lang"] == "en"
    assert outline.text["title"] == f"{source.title} - {source.publisher}"
    assert outline.text["h1"] == source.title
    assert outline.tags.count("h1") == 1
    assert outline.attributes["time"]["datetime"]
    assert {"nav", "main", "footer"} <= set(outline.tags)
    assert DISCLAIMER in outline.text["footer"]


@pytest.mark.parametrize(("source", "revision"), PDFS)
def test_a_pdf_is_small_and_its_text_can_be_read(source: Source, revision: Revision) -> None:
    assert revision.file.stat().st_size < 40_000
    text = words(source, revision)
    assert source.title in text
    assert make_pdf.FURNITURE in text


def test_the_pdfs_are_what_their_script_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed = make_pdf.FOLDER
    monkeypatch.setattr(make_pdf, "FOLDER", tmp_path)
    make_pdf.main()
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(file.name for file in committed.glob("*.pdf"))
    for file in tmp_path.iterdir():
        assert file.read_bytes() == (committed / file.name).read_bytes()


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_the_time_stamp_moves_on_every_revision_and_the_text_only_where_it_is_no_noise(source: Source) -> None:
    bodies = [revision.file.read_bytes() for revision in source.revisions]
    assert len(set(bodies)) == len(bodies)
    if source.revisions[0].file.suffix == ".html":
        stamps = [re.findall(rb'Last updated: <time datetime="([^"]+)"', body) for body in bodies]
        assert all(len(stamp) == 1 for stamp in stamps)
        assert stamps == sorted(stamps)
        assert len({stamp[0] for stamp in stamps}) == len(stamps)
    texts = [words(source, revision) for revision in source.revisions]
    for before, after, revision in zip(texts, texts[1:], source.revisions[1:], strict=False):
        assert (before == after) is revision.note.startswith("Noise")


def test_every_file_beside_a_source_is_one_of_its_revisions() -> None:
    for source in SOURCES.values():
        named = {revision.file for revision in source.revisions}
        there = {file for file in source.revisions[0].file.parent.iterdir() if file.name != "source.toml"}
        assert there == named


def test_copies_of_the_chinese_count_are_one_independent_source() -> None:
    slugs = ["who-situation-report", "china-health-commission", "university-dashboard"]
    assert len({SOURCES[slug].independence_group for slug in slugs}) == 1


def seed(folder: Path, toml: str, slug: str = "a-page") -> Path:
    (folder / slug).mkdir()
    (folder / slug / "source.toml").write_text(toml, encoding="utf-8")
    (folder / slug / "1.html").write_text("<!doctype html>", encoding="utf-8")
    return folder


def test_a_source_is_read_as_written(tmp_path: Path) -> None:
    source = load_sources(seed(tmp_path, TOML))["a-page"]
    assert (source.path, source.primary, source.publisher_kind) == ("/a", True, "official")
    assert [(revision.number, str(revision.date)) for revision in source.revisions] == [(1, "2020-02-02")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title =", "title ", "is not TOML"),
        ('interest = ""\n', "", "interest is missing"),
        ('interest = ""', 'interest = ""\nstake = ""', "unknown stake"),
        ("primary = true", 'primary = "yes"', "primary must be a bool"),
        ('"official"', '"blog"', "publisher_kind 'blog' is not one of"),
        ('path = "/a"', 'path = "a"', "path 'a' must begin with /"),
        ('path = "/a"', 'path = "/robots.txt"', "not be the index or robots.txt"),
        ('"1.html"', '"2.html"', "there is no file 2.html beside it"),
        ('"1.html"', '"../a-page/1.html"', "there is no file"),
        ('"1.html"', '"1.txt"', "must end in .html or .pdf"),
        ("2020-02-02", '"2020-02-02"', "date must be a date"),
        ("2020-02-02", "2020-02-02T10:00:00Z", "date must be a date"),
        (
            'note = "First."',
            'note = "First."\n[[revisions]]\nfile = "1.html"\ndate = 2020-02-01\nnote = ""',
            "revision 2: its date 2020-02-01 is before",
        ),
        (TOML[TOML.index("[[") :], "revisions = []", "give at least one"),
    ],
)
def test_a_source_that_is_wrong_is_named_with_the_fix(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(SeedError, match=re.escape(message)) as caught:
        load_sources(seed(tmp_path, TOML.replace(old, new, 1)))
    assert "a-page" in str(caught.value)


def test_two_sources_cannot_have_one_path(tmp_path: Path) -> None:
    seed(tmp_path, TOML, "one")
    seed(tmp_path, TOML, "two")
    with pytest.raises(SeedError, match="path /a is already that of one"):
        load_sources(tmp_path)


def test_a_folder_without_sources_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="holds no source"):
        load_sources(tmp_path)
