"""Values over time, drawn: what stands where, and that nothing written in it can do harm."""

import datetime as dt
import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.chart import PLOT, Band, Flag, Line, Point, draw, key

DAY = dt.date(2020, 2, 2)
HOSTILE = "</svg><script>alert(1)</script>\" onload='x' &amp;"


def point(days: int, value: object, **more) -> Point:
    return Point(DAY + dt.timedelta(days=days), Decimal(str(value)), str(value), **more)


def drawn(lines, band=None, flags=(), label="label") -> ET.Element:
    svg = draw(lines, band, flags, label=label, ticks=str, days=dt.date.isoformat)
    return ET.fromstring(svg)


def of_class(svg: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in svg.iter() if name in one.get("class", "").split()]


def test_nothing_is_drawn_of_nothing():
    assert draw([], None, [], label="", ticks=str, days=str) == ""
    assert draw([Line("a", [])], Band(Decimal(1), None, "x"), [], label="", ticks=str, days=str) == ""


def test_each_source_is_one_line_of_its_own_look():
    svg = drawn([Line("a", [point(0, 305), point(1, 362)]), Line("b", [point(0, 304), point(2, 425)])])
    assert len(of_class(svg, "chart-line")) == 2
    assert len(of_class(svg, "chart-point")) == 4
    assert [len(of_class(svg, f"chart-{look}")) > 0 for look in range(3)] == [True, True, False]


def test_later_days_lie_to_the_right_and_larger_values_higher():
    svg = drawn([Line("a", [point(0, 305), point(1, 362), point(9, 425)])])
    places = [(float(one.get("x")[:-1]), float(one.get("y"))) for one in svg.findall("svg")]
    assert [x for x, _y in places] == sorted(x for x, _y in places)
    assert [y for _x, y in places] == sorted((y for _x, y in places), reverse=True)
    # A day after the first of nine is a ninth of the way.
    assert (places[1][0] - places[0][0]) / (places[2][0] - places[0][0]) == pytest.approx(1 / 9, abs=0.01)


def test_a_plain_number_is_a_line_and_a_bound_a_stretch_to_the_edge():
    lines = [Line("a", [point(0, 280), point(1, 362)])]
    plain = drawn(lines, Band(Decimal(300), Decimal(300), "300"))
    assert len(of_class(plain, "chart-claim")) == 1
    assert of_class(plain, "chart-band") == []
    above = of_class(drawn(lines, Band(Decimal(300), None, "more than 300")), "chart-band")[0]
    below = of_class(drawn(lines, Band(None, Decimal(300), "fewer than 300")), "chart-band")[0]
    heights = float(above.get("height")), float(below.get("height"))
    assert sum(heights) == pytest.approx(PLOT, abs=0.1)
    assert float(above.get("y")) < float(below.get("y"))
    between = drawn(lines, Band(Decimal(290), Decimal(310), "about 300"))
    assert len(of_class(between, "chart-claim")) == 2


def test_what_does_not_compare_is_hollow_and_joined_to_nothing():
    svg = drawn([Line("a", [point(0, 305), point(1, 900, apart=True), point(2, 362)])])
    assert len(of_class(svg, "chart-apart")) == 1
    (group,) = of_class(svg, "chart-line")
    assert len(group.findall("line")) == 1


def test_words_of_verdicts_that_lie_close_together_get_rows_of_their_own():
    svg = drawn([Line("a", [point(0, 1), point(100, 2)])], flags=[Flag(DAY, "accurate"), Flag(DAY, "superseded")])
    heights = [one.get("y") for one in of_class(svg, "chart-flag-words")]
    assert len(set(heights)) == 2


def test_hostile_words_stay_words():
    lines = [Line(HOSTILE, [Point(DAY, Decimal(1), HOSTILE)])]
    svg = draw(lines, Band(Decimal(1), None, HOSTILE), [Flag(DAY, HOSTILE)], label=HOSTILE, ticks=str, days=str)
    assert "<script" not in svg
    root = ET.fromstring(svg)
    assert {one.tag for one in root.iter()} <= {"svg", "g", "line", "rect", "path", "circle", "text"}
    assert not any(name.startswith("on") or name == "style" for one in root.iter() for name in one.attrib)


def test_the_legend_has_the_mark_of_the_line():
    assert "chart-1" in key(1)
    assert key(0) != key(1)
    ET.fromstring(key(7))


VALUES = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**29), max_value=10**29, places=3)
POINTS = st.builds(Point, st.dates(), VALUES, st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))


@given(st.lists(st.lists(POINTS, max_size=5), min_size=1, max_size=4), st.none() | VALUES, st.none() | VALUES)
def test_whatever_was_seen_is_drawn_inside(lines, low, high):
    band = Band(low, high, "claim") if low is not None or high is not None else None
    given_lines = [Line("a", sorted(points, key=lambda one: one.day)) for points in lines]
    svg = draw(given_lines, band, [], label="x", ticks=str, days=str)
    if not any(lines):
        assert svg == ""
        return
    height = float(re.search(r'height="(\d+)"', svg)[1])
    places = [(float(x), float(y)) for x, y in re.findall(r'<svg x="([\d.]+)%" y="([\d.-]+)"', svg)]
    assert all(0 <= x <= 100 and 0 <= y <= height for x, y in places)
    ET.fromstring(re.sub(r"[\ufffe\uffff]", "", svg))
