"""Dates told from the day of publication, Wednesday 15 May 2024, and the tense that turns them."""

from datetime import date

import pytest

from claims.extraction import extract_claims
from tests.claims.extraction.reading import cases, times

WEEKDAYS = """
The council met on Sunday. => date 2024-05-12
The council met Sunday. => date 2024-05-12
The council met on Wednesday. => date 2024-05-15
The council met late on Monday. => date 2024-05-13
The council met early Monday. => date 2024-05-13
The council met on Saturday night. => date 2024-05-11
The council met last Saturday. => date 2024-05-11
The council said on Monday it would meet. => date 2024-05-13
Tuesday's vote was close. => date 2024-05-14
Tuesday’s vote was close. => date 2024-05-14
Tuesday night's vote was close. => date 2024-05-14
The council will meet on Sunday. => date 2024-05-19
The council will be asked on Sunday. => date 2024-05-19
The council is to meet on Sunday. => date 2024-05-19
The council is due to meet on Sunday. => date 2024-05-19
The council was due to meet on Sunday. => date 2024-05-19
The council plans to meet on Sunday. => date 2024-05-19
The council agreed to meet on Sunday. => date 2024-05-19
The council is expected to vote on Sunday. => date 2024-05-19
The council has scheduled a vote for Sunday. => date 2024-05-19
The council meets on Sunday. => date 2024-05-19
The council said it would meet on Sunday. => date 2024-05-19
The mayor said the council would meet on Sunday. => date 2024-05-19
On Sunday, the council will vote. => date 2024-05-19
On Sunday the council voted and will meet again next week. => date 2024-05-12; date 2024-05-20/2024-05-26
The council met on Monday and will vote on Sunday. => date 2024-05-13; date 2024-05-19
The council, which met on Monday, will vote on Sunday. => date 2024-05-13; date 2024-05-19
The mayor flew in ahead of Sunday's vote. => date 2024-05-19
The council has until Friday to answer. => date 2024-05-17
Shops can open from Monday. => date 2024-05-20
Council to vote on Sunday => date 2024-05-19
The council will meet next Monday. => date 2024-05-20
The council will meet this Friday. => date 2024-05-17
The council met on Monday of last week. => date 2024-05-06
The council met a week ago on Monday. => date 2024-05-08; date 2024-05-13
Rovers go to Leeds on Saturday. => date 2024-05-18
Those were likely to be the raids of 21 March that shut it. => date 2024-03-21
The council met on 3 May and the following Friday. => date 2024-05-03; date 2024-05-10
The council met that Sunday. => date None
The council meets every Sunday. =>
The report is due out on Thursday. => date 2024-05-16
The final is on Sunday. => date 2024-05-19
The deadline is noon on Tuesday. => date 2024-05-21
The anniversary falls on Saturday. => date 2024-05-18
It is open Monday to Friday. =>
They lose their seats unless they are paid by Friday. => date 2024-05-17
They would have no power before Friday. => date 2024-05-17
They issued a warning for ice from noon on Friday. => date 2024-05-17
It stays shut until at least Friday. => date 2024-05-17
It will shut for good on 31 July. => date 2024-07-31
They put the vote back until April. => date 2025-04
From 1 January to date the rivers are low. => date 2024-01-01
Evans steps down on 1 September. => date 2024-09-01
An alert is in force until noon on Thursday. => date 2024-05-16
She died in the August 8 fire. => date 2023-08-08
June 5 is declared a day of mourning. => date 2024-06-05
The council meets on Sundays. =>
The Sunday Times reported it. =>
The Mail on Sunday reported it. =>
The Sun reported it. =>
Sheffield Wednesday won again. =>
Formula 1 returns on Sunday. => date 2024-05-19
The 12 visits on Sunday were short. => date 2024-05-12
The vote was held on the last Sunday in April. => date 2024-04-28
The vote was held on the first Monday of May. => date 2024-05-06
The vote will be held on the last Friday of May. => date 2024-05-31
The vote was held on the second Tuesday of March 2023. => date 2023-03-14
By Monday, the tents will have left. => date 2024-05-20
"""
STEPS = """
He left last year. => date 2023
He left last month. => date 2024-04
He was found guilty last month of fraud. => date 2024-04
Last month's report was late. => date 2024-04
Last year's report was late. => date 2023
Next year's report is ready. => date 2025
This week's report is ready. => date 2024-05-13/2024-05-19
He left earlier this year. => date 2024
He left earlier this week. => date 2024-05-13/2024-05-19
He left earlier in the year. => date 2024
He leaves later this month. => date 2024-05
He left late last year. => date 2023
He left late last month. => date 2024-04
He left at the end of last year. => date 2023
He leaves by the end of the year. => date 2024-12
He leaves by the end of this year. => date 2024-12
He leaves at the end of the month. => date 2024-05
He leaves by year-end. => date 2024-12
He leaves by the end of the decade. => date 202X
He left last night. => date 2024-05-14
He left this morning. => date 2024-05-15
He left on Tuesday morning. => date 2024-05-14
He left yesterday afternoon. => date 2024-05-14
Yesterday's talks failed. => date 2024-05-14
He speaks tonight. => date 2024-05-15
He left over the weekend. => date 2024-05-11/2024-05-12
He left at the weekend. => date 2024-05-11/2024-05-12
He left last weekend. => date 2024-05-11/2024-05-12
He will leave this weekend. => date 2024-05-18/2024-05-19
He left last decade. => date 201X
He left in the same year. =>
He left in recent years. =>
He left the day before. => date 2024-05-14
He left the day before the vote. =>
She sold 40 cars, up from 30 a year earlier. => date 2023
In 2019 it sold 40 cars, and 30 the year before. => date 2019; date 2018
He left the following week. =>
He left overnight. =>
He left at 3 pm. =>
He left at one point. =>
One day he will leave. =>
He left a year ago. => date 2023
He left a week ago. => date 2024-05-08
He left a month ago. => date 2024-04
He left 10 days ago. => date 2024-05-05
He left more than 20 years ago. => date 2004
He left nearly two decades ago. => date 2004
He left half a century ago. => date 1974
He left two and a half years ago. => date 2021-11
He left a year and a half ago. => date 2022-11
He left years ago. =>
He left several weeks ago. =>
He left a few days ago. =>
The council met the day before yesterday. => date 2024-05-13
The council will meet the day after tomorrow. => date 2024-05-17
The council will decide on the day after tomorrow. => date 2024-05-17
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(WEEKDAYS))
def test_a_weekday_lies_on_the_side_that_the_tense_tells(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(STEPS))
def test_steps_from_publication_day_are_as_precise_as_their_words(sentence, wanted):
    assert times(sentence) == wanted


def test_at_a_month_or_year_end_steps_stay_in_the_calendar():
    assert times("He left last month.", date(2024, 1, 31)) == ["date 2023-12"]
    assert times("He left a month ago.", date(2024, 3, 31)) == ["date 2024-02"]
    assert times("He left last week.", date(2024, 1, 3)) == ["date 2023-12-25/2023-12-31"]
    assert times("He left over the weekend.", date(2024, 5, 12)) == ["date 2024-05-11/2024-05-12"]


@pytest.mark.parametrize(
    "sentence",
    ["He left Tuesday.", "He left on 3 March.", "He left on Christmas Day.", "Profit fell in the third quarter."],
)
def test_without_a_publication_date_a_year_is_never_guessed(sentence):
    assert times(sentence, None) == ["date None"]


def test_a_given_publication_date_wins_over_the_dateline():
    text = "OSLO, March 5, 2024 (Newswire) - The council met on Sunday.\n"
    (claim,) = [c for c in extract_claims(text, date(2024, 5, 15)) if c.kind == "date"]
    assert claim.value.edtf == "2024-05-12"


def test_a_dateline_without_a_year_settles_nothing():
    text = "OSLO, March 5 (Newswire) - The council met on Sunday.\n"
    assert times(text, None) == ["date None"]


def test_the_datelines_own_date_stands_in_for_a_missing_publication_date_and_says_so():
    text = "OSLO, March 5, 2024 (Newswire) - The council met on Sunday and was founded in 1837.\n"
    day, year = [c for c in extract_claims(text) if c.kind == "date"]
    assert day.value.edtf == "2024-03-03"
    assert day.as_of == "2024-03-05"
    assert day.rule == "date.weekday.dateline"
    assert year.rule == "date.year"
