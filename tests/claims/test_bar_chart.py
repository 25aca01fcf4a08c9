"""Counts drawn as bars."""

from lxml import etree

from claims.bar_chart import PLOT, Bar, draw

SVG = "{http://www.w3.org/2000/svg}"


def heights(svg):
    return [int(rect.get("height")) for rect in etree.fromstring(svg).iter("rect")]


def test_bars_are_as_high_as_their_counts_and_a_small_one_is_seen():
    bars = [Bar(count, str(count)) for count in (0, 1, 500, 1000)]
    assert heights(draw(bars, label="Tasks")) == [0, 2, PLOT // 2, PLOT]


def test_nothing_but_zeros_is_drawn_flat():
    assert heights(draw([Bar(0, "none"), Bar(0, "none")], label="Tasks")) == [0, 0]
    assert draw([], label="Tasks") == ""


def test_texts_are_escaped():
    svg = draw([Bar(1, "<b>&", number="<1>", tick='"&')], label='<script>"')
    root = etree.fromstring(svg)
    assert root.get("aria-label") == '<script>"'
    assert [text.text for text in root.iter("text")] == ["<1>", '"&']
    assert root.find(".//title").text == "<b>&"
