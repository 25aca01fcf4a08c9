"""Dates, durations, tenures, ages and rankings. Publication day is Wednesday 15 May 2024."""

import pytest

from tests.claims.extraction.reading import cases, values

DATES = """
The trial starts on Monday. => date 2024-05-20
The war began in April last year. => date 2023-04
The treaty was signed on 3 March 2011. => date 2011-03-03
The treaty was signed on March 3, 2011, in Oslo. => date 2011-03-03
The treaty was signed on the 3rd of March 2011. => date 2011-03-03
The treaty was signed in March 2011. => date 2011-03
The treaty was signed in 2011. => date 2011
The treaty was signed in the 1990s. => date 199X
The treaty was signed in late 2016. => date 2016
The treaty was signed on 2011-03-03. => date 2011-03-03
The treaty was signed on 25/12/2020. => date 2020-12-25
The treaty was signed on 03/04/2020. => date None
The treaty was signed in the 19th century. => date 18XX
The treaty was signed in the third quarter of 2019. => date 2019-35
The treaty was signed in spring 2019. => date 2019-21
The treaty was in force from 1998 to 2005. => date 1998/2005
The treaty was in force in 1998-2005. => date 1998/2005
The treaty ends by 2030. => date 2030
The treaty was signed on Sunday. => date 2024-05-12
The treaty was signed on Tuesday evening. => date 2024-05-14
Ministers will sign the treaty on Sunday. => date 2024-05-19
Ministers are due to sign the treaty on Friday. => date 2024-05-17
Ministers met on Wednesday. => date 2024-05-15
The treaty was signed last Friday. => date 2024-05-10
The treaty was signed last year. => date 2023
The treaty was signed last month. => date 2024-04
The treaty was signed last week. => date 2024-05-06/2024-05-12
The treaty was signed earlier this month. => date 2024-05
The treaty was signed yesterday. => date 2024-05-14
The treaty will be signed tomorrow. => date 2024-05-16
The treaty was signed two weeks ago. => date 2024-05-01
The treaty was signed three years ago. => date 2021
The treaty was signed a decade ago. => date 2014
The treaty was signed in March. => date 2024-03
The treaty was signed in November. => date 2023-11
The treaty will be signed in November. => date 2024-11
The treaty was signed on April 30. => date 2024-04-30
The treaty was signed last March. => date 2024-03
The treaty will be signed next year. => date 2025
The treaty was signed on Monday, May 13. => date 2024-05-13
The treaty was signed between 5 and 9 May. => date 2024-05-05/2024-05-09
Relations cooled after the September 11 attacks. =>
"""
LENGTHS = """
The match took one hour and 52 minutes. => duration PT1H52M
The plan runs over five years. => duration P5Y
The mayor has been in office for six years. => tenure P6Y
The strike lasted three weeks. => duration P3W
The strike lasted more than 18 months. => duration >P18M
A three-day visit began. => duration P3D
The region saw nearly three decades of isolation. => duration <~P30Y
The search went on for 72 hours. => duration PT72H
The talks took two and a half years. => duration P30M
He was sentenced to five years in prison. => duration P5Y
She stepped down after 12 years in office. => tenure P12Y
He retired after nearly three decades in power. => tenure <~P30Y
Her eight-year rule ended quietly. => tenure P8Y
He has led the party since 1994. => tenure ~P30Y 1994..; date 1994
She was mayor from 1998 to 2006. => tenure ~P8Y 1998..2006; date 1998/2006
He ruled for more than 40 years. => tenure >P40Y
"""
AGES = """
Children under five get it free. => age <5 year
The brothers, aged four and six, hid. => age 4 year; age 6 year
A 70-year-old pensioner complained. => age 70 year
The singer, aged 45, cancelled. => age 45 year
The girl is nine years old. => age 9 year
Maria Lopez, 34, won the case. => age 34 year
The vaccine is for people aged 60 and over. => age >=60 year
Children aged 5 to 11 may join. => age 5..11 year
She died at the age of 88. => age 88 year
"""
RANKINGS = """
It was the third time in six months. => ranking 3; duration P6M
She was the first woman to lead the bank. => ranking 1
He is the last president to visit the island. => ranking -1
The dam is the world's second-largest. => ranking 2
It was the deadliest storm since 1970. => ranking 1; date 1970
The runner finished third. => ranking 3
It is the country's largest employer. => ranking 1
It is the fourth most populous nation. => ranking 4
The last bus was late. =>
He was one of the first people in the room. =>
At first he refused. =>
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(DATES))
def test_dates_are_resolved_against_publication(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(
    "sentence", ["They met on Sunday.", "They met last year.", "They met two weeks ago.", "They met in March."]
)
def test_without_a_publication_date_nothing_is_guessed(sentence):
    assert values(sentence, None) == ["date None"]


@pytest.mark.parametrize(("sentence", "wanted"), cases(LENGTHS))
def test_time_in_office_is_told_from_mere_duration(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(AGES))
def test_ages_are_read(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(RANKINGS))
def test_rankings_and_firsts_are_read_and_idioms_are_not(sentence, wanted):
    assert values(sentence) == wanted
