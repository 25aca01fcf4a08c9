"""Lengths of time: counted, in halves and mixed units, of one unit, up to now; not rates, ordinals or idioms."""

import pytest

from tests.claims.extraction.reading import cases, times

COUNTED = """
The strike lasted three hours. => duration PT3H
The strike went into a second day after 72 hours. => duration PT72H
A 72-hour strike began. => duration PT72H
A 30-second pause followed. => duration PT30S
The strike lasted 18 months. => duration P18M
The strike lasted 10 business days. => duration P10D
The strike lasted six straight weeks. => duration P6W
The strike lasted two further months. => duration P2M
The strike lasted a fortnight. => duration P2W
The strike lasted two fortnights. => duration P4W
The strike lasted 90 mins. => duration PT90M
The strike lasted two full days. => duration P2D
The strike lasted seven days. => duration P7D
The strike lasted more than six weeks. => duration >P6W
The strike lasted at least six weeks. => duration >=P6W
The strike lasted nearly six weeks. => duration <~P6W
The strike lasted almost two decades. => duration <~P20Y
The strike lasted about six weeks. => duration ~P6W
The strike lasted just under six weeks. => duration <~P6W
The strike lasted well over six weeks. => duration >P6W
The strike lasted up to six weeks. => duration <=P6W
The strike lasted less than six weeks. => duration <P6W
The strike lasted six weeks or more. => duration >=P6W
The strike lasted six weeks or so. => duration ~P6W
The strike lasted 20 to 30 minutes. => duration PT20M
The strike lasted 20-30 minutes. => duration PT20M
The strike lasted between 20 and 30 minutes. => duration PT20M
The strike lasted two or three weeks. => duration P2W
A two- to three-week strike is likely. => duration P2W
The firm has over 20 years of experience. => duration >P20Y
It was the lowest level in two years. => duration P2Y
Shares hit a two-year low. => duration P2Y
They met for the first time in 30 years. => duration P30Y
They have 30 days' notice. => duration P30D
The comet was last seen 66 million years ago. => duration P66000000Y
The plan is spread over 10 years. => duration P10Y
They pay $200 over 10 years. => duration P10Y
They met three days after the storm. => duration P3D
They were told two days before. => duration P2D
It lived some 45 to 55 million years. => duration P45000000Y
Her career spans over five decades. => duration >P50Y
He played in a Week 13 game. =>
The ban was cut from six months to four. => duration P6M; duration P4M
The yearlong inquiry ended. => duration P1Y
She was given a year to pay. => duration P1Y
The bridge was shut for two years, from May 1962 until June 1964. => duration P2Y 1962-05..1964-06; date 1962-05/1964-06
He ran it in 2:03:38. => duration PT2H3M38S
He ran it in 3:29.91. => duration PT3M29.91S
He left at 2:03:38. =>
He left in the 2:30 train. =>
A 10-week course is full. => duration P10W
The road will be shut for the next 24 hours. => duration PT24H
The road was shut for the past two days. => duration P2D
In the first 100 days he signed it. => duration P100D
"""
MIXED = """
It took two and a half years. => duration P30M
It took a year and a half. => duration P18M
It took an hour and a half. => duration PT1.5H
It took two years and a half. => duration P30M
It took two years and three months. => duration P2Y3M
It took seven years and four months. => duration P7Y4M
It took one hour and 52 minutes. => duration PT1H52M
It took 2 hours, 3 minutes and 38 seconds. => duration PT2H3M38S
It took 3 minutes 43.13 seconds. => duration PT3M43.13S
It took 9.80 seconds. => duration PT9.8S
It took 1.5 hours. => duration PT1.5H
It took half an hour. => duration PT0.5H
It took about half an hour. => duration ~PT0.5H
It took half a century. => duration P50Y
It took nearly half a century. => duration <~P50Y
It took a quarter of a century. => duration P25Y
It took more than a quarter-century. => duration >P25Y
It took a quarter of an hour. => duration PT0.25H
"""
ALONE = """
The road was shut for a year. => duration P1Y
The road was shut for more than a decade. => duration >P10Y
The road was shut for over a century. => duration >P100Y
The road was shut for nearly a week. => duration <~P1W
The road reopened after a month. => duration P1M
The road reopened within an hour. => duration PT1H
A year-long closure ended. => duration P1Y
A week-long closure ended. => duration P1W
The worst storm in a decade hit it. => duration P10Y
It was shut in the past decade. => duration P10Y
It was shut over the past year. => duration P1Y
It will be shut over the next year. => duration P1Y
It was shut in the last century. => duration P100Y
It was shut last century. => date 19XX
They meet twice a week. =>
It pays $15 an hour. =>
Half a day is lost. => duration P0.5D
"""
NOT_LENGTHS = """
The mayor will go one day. =>
On one day he moved house. =>
It is open 24 hours a day. =>
It is open seven days a week. =>
The twenty-second of the month passed. =>
Wait a minute. =>
He scored a half-century. =>
The day after, they left. =>
It took years. =>
It took several weeks. =>
It took decades. =>
In recent weeks it closed. =>
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(COUNTED))
def test_counted_lengths_keep_their_unit_and_bound(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(MIXED))
def test_halves_and_lesser_units_are_added_up(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(ALONE))
def test_one_unit_of_time_is_a_length_where_it_measures(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(NOT_LENGTHS))
def test_rates_ordinals_idioms_and_vague_times_are_none(sentence, wanted):
    assert times(sentence) == wanted
