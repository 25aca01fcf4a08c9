"""Marking spans in a text: nothing of the text is lost, doubled or run as markup."""

from html import unescape
from re import sub

from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from claims.admin.highlight import Span, marked, part_of, parts, segments, window
from claims.admin.wording import compared

TEXT = st.text(alphabet="ab <>&\"'\n\U0001f600é", max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(TEXT)
    spans = []
    for key in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text)))
        spans.append(Span(str(key), start, draw(st.integers(start, len(text))), look="claim"))
    return text, spans


@given(marked_texts())
def test_the_pieces_make_up_the_text_and_every_span_begins_once(case):
    text, spans = case
    pieces = list(segments(text, spans))
    assert "".join(piece.text for piece in pieces) == text
    begun = [key for piece in pieces for key in piece.begins]
    assert sorted(begun) == sorted(span.key for span in spans if span.end > span.start)


@given(marked_texts())
def test_a_piece_is_marked_exactly_where_a_span_covers_it(case):
    text, spans = case
    at = 0
    for piece in segments(text, spans):
        covering = [span for span in spans if span.start <= at and at + len(piece.text) <= span.end]
        assert piece.depth == len(covering)
        assert (piece.over is None) == (not covering)
        if piece.over:
            assert piece.over.end == min(span.end for span in covering)
        at += len(piece.text)


def test_markup_in_the_text_and_in_titles_is_shown_and_not_run():
    text = "<script>alert(1)</script> & more"
    html = marked(text, [Span("1", 0, 8, look="claim", title='"><img src=x>', url="/x?a=1&b=2")])
    assert "<script>" not in html
    assert "<img" not in html
    assert unescape(strip_tags(html)) == text


def test_the_narrower_of_two_nested_spans_shows():
    html = marked("one two three", [Span("wide", 0, 13, look="wide"), Span("narrow", 4, 7, look="narrow")])
    assert '<mark class="narrow nested" title="">two</mark>' in html
    assert '<mark class="wide" title="">one </mark>' in html


@given(st.text(alphabet="ab \n", max_size=300), st.integers(10, 80))
def test_parts_follow_on_from_one_another_and_none_is_too_long(text, longest):
    pages = parts(text, longest)
    assert "".join(text[start:end] for start, end in pages) == text
    assert all(end - start <= longest for start, end in pages)
    for number, (start, end) in enumerate(pages, 1):
        assert all(part_of(pages, at) == number for at in range(start, end))


@given(st.text(alphabet="ab \n", min_size=1, max_size=300), st.data())
def test_a_window_holds_its_claim(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    left, right = window(text, start, end, before=20, after=30)
    assert max(0, start - 20) <= left <= start
    assert end <= right <= min(len(text), end + 30)


@given(TEXT, TEXT)
def test_a_comparison_keeps_both_passages_whole(old, new):
    before, after = compared(old, new)
    assert "".join(piece.text for piece in before) == old
    assert "".join(piece.text for piece in after) == new


def test_a_comparison_marks_the_figure_that_changed():
    before, after = compared("China reported 304 deaths.", "China reported 361 deaths.")
    assert [piece.text for piece in before if piece.changed] == ["304"]
    assert [piece.text for piece in after if piece.changed] == ["361"]


def test_a_passage_of_many_words_is_not_compared_word_by_word():
    before, _after = compared("word " * 5000, "other " * 5000)
    assert len(before) == 1
    assert sub(r"\s+", "", before[0].text) == "word" * 5000
