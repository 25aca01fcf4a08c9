"""Dates that name their own place in the calendar: days, months, years and longer, alone and in ranges."""

import pytest

from claims.edtf_dates import bounds
from claims.extraction import extract_claims
from claims.extraction.claim import DateValue
from tests.claims.extraction.reading import cases, times

DAYS = """
The bridge reopened on 3rd March 2011. => date 2011-03-03
The bridge reopened on the 3rd of March, 2011. => date 2011-03-03
The bridge reopened on Mar. 3, 2011. => date 2011-03-03
The bridge reopened on Sept 5, 2019. => date 2019-09-05
The bridge reopened on Sept. 5. => date 2023-09-05
The bridge reopened on Feb. 2, and traffic came back. => date 2024-02-02
The bridge reopened on Tuesday, March 5, 2024. => date 2024-03-05
The bridge reopened on Tuesday 5 March 2024. => date 2024-03-05
The bridge reopened on Tuesday, 5 March. => date 2024-03-05
The bridge reopened on Tue, Mar 5. => date 2024-03-05
The bridge reopened on March the 5th. => date 2024-03-05
The bridge reopened on the fourth of July 1995. => date 1995-07-04
The bridge reopened on July fourth. => date 2023-07-04
The bridge reopened on 1 May. => date 2024-05-01
The bridge reopened May 1. => date 2024-05-01
The bridge reopened on 28 June of 2020. => date 2020-06-28
The bridge reopened on 14-Feb-2020. => date 2020-02-14
The bridge reopened on 2020-02-14. => date 2020-02-14
The bridge reopened on 14.02.2020. => date 2020-02-14
The bridge reopened on 2020/02/14. => date 2020-02-14
The bridge reopened on 2/14/2020. => date 2020-02-14
The bridge reopened on 14/2/20. => date 2020-02-14
The bridge reopened on 03/04/2020. => date None
The bridge reopened on 3/4. => date None
The bridge reopened on 4/25. => date 2024-04-25
The bridge will reopen on the 10th of this month. => date 2024-05-10
The bridge reopened on the 10th of last month. => date 2024-04-10
The bridge reopened on 29 February 2024. => date 2024-02-29
The bridge reopened on Christmas Day. => date 2023-12-25
The bridge will reopen on Christmas Day. => date 2024-12-25
The bridge reopened on Christmas Eve 2019. => date 2019-12-24
The bridge reopened on New Year's Eve. => date 2023-12-31
The bridge reopened on New Year’s Day 2021. => date 2021-01-01
The bridge reopened on Boxing Day. => date 2023-12-26
The bridge reopened on Good Friday. => date 2024-03-29
The bridge reopened on Easter Monday. => date 2024-04-01
The bridge reopened on Easter Sunday 2019. => date 2019-04-21
The bridge reopened on Thanksgiving Day. => date 2023-11-23
The bridge reopened on Black Friday. => date 2023-11-24
The bridge reopened on Valentine's Day. => date 2024-02-14
The bridge has been shut since Christmas. => date 2023-12-25
The bridge reopened last Easter. => date 2024-03-31
The bridge will reopen by Christmas. => date 2024-12-25
The Christmas tree was lit. =>
On August 12 the bridge closed. => date 2023-08-12
The bridge closes on August 12. => date 2024-08-12
The bridge will be closed until 12 August. => date 2024-08-12
The March 5 accident shut the bridge. => date 2024-03-05
The accident of 5 March shut the bridge. => date 2024-03-05
The bridge (opened 12 June 1932) is shut. => date 1932-06-12
The city was buried in AD 79. => date 0079
The city was buried in 79 AD. => date 0079
The city was founded in 753 BC. => date -0752
The temple was built in the 5th century BC. => date -04XX
"""
MONTHS = """
The law passed in January. => date 2024-01
The law passed in Jan. 2020. => date 2020-01
The law passed in Dec 2018. => date 2018-12
The law passed in December 2018 after a row. => date 2018-12
The law passed in December, 2018. => date 2018-12
The law passed in December of 2018. => date 2018-12
The law passed in December last year. => date 2023-12
The law passed last December. => date 2023-12
The law will pass next March. => date 2025-03
The law will pass this September. => date 2024-09
The law passed in early March. => date 2024-03
The law passed in late 2016. => date 2016
The law passed in mid-March. => date 2024-03
The law passed at the end of March. => date 2024-03
The law passed at the beginning of March 2020. => date 2020-03
The law takes effect in July. => date 2024-07
The law takes effect from July. => date 2024-07
The law has been in force since July. => date 2023-07
April sales fell. => date 2024-04
Sales fell in April and May. => date 2024-04; date 2024-05
Sales fell in October and December 2017. => date 2017-10; date 2017-12
It was the hottest June since 1884. => date 1884
Sales rose in Jan-Feb 2017. => date 2017-01/2017-02
The striker turns pro in July. => date 2024-07
It rains every June. =>
Output falls to new low in March => date 2024-03
Crude for July rose. => date 2024-07
The 2026 games will be held in June. => date 2026; date 2026-06
Peru's March floods killed nobody. => date 2024-03
Its March meeting was short. => date 2024-03
A May report found nothing. => date 2024-05
May was warm. => date 2024-05
He may go in May. => date 2024-05
They march in March. => date 2024-03
Mrs May resigned. =>
May said no. =>
Theresa May spoke. =>
April Jones spoke. =>
June Carter sang with him. =>
June was wet. => date 2023-06
The March on Washington drew crowds. =>
Augusta hosts the tournament. =>
They march on. =>
The play by August Wilson opened. =>
Jan Peters spoke. =>
"""
YEARS = """
The firm was founded in 1876. => date 1876
The firm was founded in 1998, two towns away. => date 1998
The firm's 2018 report is out. => date 2018
A 2019 study found nothing. => date 2019
His 2016 campaign failed. => date 2016
In 2018's report the firm said nothing. => date 2018
The 2018 World Cup was held there. => date 2018
The firm was sold in 2020-21. => date 2020/2021
The firm was sold in the 2020/21 season. => date 2020/2021
The 1999-2000 season was its best. => date 1999/2000
The war of 1939–45 ended it. => date 1939/1945
The play (1990 -- 1993) ended. => date 1990/1993
The war of 1914-1918 ended it. => date 1914/1918
Sales rose from 2010 to 2015. => date 2010/2015
Sales rose between 2010 and 2015. => date 2010/2015
Sales fell in 2010 and 2015. => date 2010; date 2015
Sales fell 2010 through 2015. => date 2010/2015
Sales fell from 2010 until the end of 2015. => date 2010/2015
Sales rose from late 2010 to early 2015. => date 2010/2015
Sales will end by 2030. => date 2030
Sales have risen since 1994. => date 1994
The rule dates from the 1970s. => date 197X
The rule dates from the '70s. => date 197X
The rule dates from the 70s. => date 197X
The rule dates from the early 1970s. => date 197X
The rule dates from the mid-1970s. => date 197X
The rule dates from the late 1800s. => date 18XX
The rule dates from the sixties. => date 196X
The rule dates from the 2010s. => date 201X
The rule dates from the 17th century. => date 16XX
The rule dates from the nineteenth century. => date 18XX
The rule dates from the early 20th century. => date 19XX
The rule is a 19th-century one. => date 18XX
A 21st century rule is needed. => date 20XX
The rule dates from mid-2016. => date 2016
The rule dates from the middle of 2016. => date 2016
The rule was made in the year 2008. => date 2008
The class of 1999 met again. => date 1999
Some 2,005 people came. =>
Nearly 2000 people came. =>
The fire destroyed 1990 homes. =>
They sold 2015 tickets. =>
Emissions fell below 2010 levels. => date 2010
Room 2020 was empty. =>
Resolution 1973 was passed. =>
The church, built 1642-1650, burned. => date 1642/1650
The 2012-founded firm moved. => date 2012
During 2022-2023 it rang. => date 2022/2023
Teenager jailed over 2022 robbery => date 2022
It was built c. 1850. => date 1850
It ends no later than 2016. => date 2016
It cost 1999 dollars. =>
It fell in 2023/4. => date 2023/2024
It struck at 2017 GMT. =>
Flight 1549 landed safely. =>
The ban will last until at least 2030. => date 2030
The chapel has stood there since at least 1850. => date 1850
The chapel was built in about 1850. => date 1850
The chapel was built around 1850. => date 1850
The mine employs around 1850 miners. =>
"""
QUARTERS = """
Profit fell in the third quarter of 2019. => date 2019-35
Profit fell in Q3 2019. => date 2019-35
Profit fell in 2019 Q3. => date 2019-35
Profit fell in 2019-Q3. => date 2019-35
Profit fell in the first half of 2019. => date 2019-01/2019-06
Profit fell in H1 2019. => date 2019-01/2019-06
Profit fell in the second half of last year. => date 2023-07/2023-12
Profit fell in the first quarter. => date 2024-33
Profit fell in the third quarter. => date 2023-35
Profit will fall in the third quarter. => date 2024-35
Third-quarter profit fell. => date 2023-35
The company posted a fourth-quarter loss. => date 2023-36
Profit fell in the first quarter of this year. => date 2024-33
Profit fell in the second quarter of the year. => date 2024-34
First-half profit rose. =>
The eurozone grew in Q1. => date 2024-33
He was out in Q1. =>
They scored in the third quarter. =>
They led at half-time after a dull first half. =>
Profit fell in fiscal 2023. => date 2023
Profit fell in fiscal year 2023. => date 2023
Profit fell in FY24. => date 2024
Profit fell in FY2023. => date 2023
Profit fell in the 2023-24 financial year. => date 2023/2024
Profit fell in the year ended March 31. => date 2024-03-31
Profit fell in the year to 31 March 2023. => date 2023-03-31
It was built in summer 2019. => date 2019-22
It was built in the summer of 2019. => date 2019-22
The Arab Spring of 2011 began in Tunis. => date 2011
It was built last summer. => date 2023-22
It opens this summer. => date 2024-22
It opens next spring. => date 2025-21
It was built in the winter of 1962-63. => date 1962-24
The fall of 1989 changed Europe. => date 1989-23
The fall of the wall changed Europe. =>
"""
RANGES = """
It ran from 29 January to 4 February 2020. => date 2020-01-29/2020-02-04
It ran from January 29 to February 4, 2020. => date 2020-01-29/2020-02-04
It ran from January 29 through February 4. => date 2024-01-29/2024-02-04
It runs from May 30 to June 2. => date 2024-05-30/2024-06-02
It runs May 30-June 2. => date 2024-05-30/2024-06-02
It ran from 28 December to 3 January. => date 2023-12-28/2024-01-03
It ran from 3-5 March. => date 2024-03-03/2024-03-05
It ran from 3 to 5 March 2020. => date 2020-03-03/2020-03-05
It ran on March 3-5. => date 2024-03-03/2024-03-05
It ran on March 3 and 4. => date 2024-03-03/2024-03-04
It ran on 3 and 4 March. => date 2024-03-03/2024-03-04
It ran between March 3 and April 5, 2019. => date 2019-03-03/2019-04-05
It ran from March to May 2020. => date 2020-03/2020-05
It ran between January and March. => date 2024-01/2024-03
It ran from November to February. => date 2023-11/2024-02
It ran from March 2019 to May 2020. => date 2019-03/2020-05
It ran from March 3, 2019, to May 2, 2020. => date 2019-03-03/2020-05-02
It ran in January-May. => date 2024-01/2024-05
It ran in June-August 1992. => date 1992-06/1992-08
It ran from 2019 to May 2020. => date 2019/2020-05
It ran from May 2019 to 2020. => date 2019-05/2020
It ran from Sunday to Tuesday. => date 2024-05-12/2024-05-14
It runs from Thursday to Saturday. => date 2024-05-16/2024-05-18
It ran from the 1970s to the 1990s. => date 197X/199X
It ran from the 1970s until 1994. => date 197X/1994
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(DAYS))
def test_days_are_read_in_every_house_style(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(MONTHS))
def test_months_are_told_from_names_and_verbs(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(YEARS))
def test_years_are_told_from_counts(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(QUARTERS))
def test_quarters_seasons_and_fiscal_years_are_read(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(RANGES))
def test_two_dates_that_frame_a_stretch_of_time_are_one_value(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize("table", [DAYS, MONTHS, YEARS, QUARTERS, RANGES])
def test_every_date_is_valid_edtf(table):
    for _, wanted in cases(table):
        for value in wanted:
            edtf = value.split()[1]
            assert edtf == "None" or bounds(edtf) is not None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The tower fell in fiscal 2023.", "fiscal 2023"),
        ("Profit for fiscal year 2023 was up.", "fiscal year 2023"),
        ("In the 2022-23 financial year the firm shrank.", "2022-23 financial year"),
        ("In the 2019/20 tax year the firm shrank.", "the 2019/20 tax year"),
        ("In the tax year 2019/20 the firm shrank.", "tax year 2019/20"),
        ("The tower fell in 2023.", "2023"),
    ],
)
def test_a_fiscal_year_keeps_the_words_that_tell_it_from_the_calendars(sentence, words):
    (value,) = (claim.value for claim in extract_claims(sentence) if isinstance(claim.value, DateValue))
    assert value.expression == words


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("It was fought from July 1 to July 3, 1863.", "1863-07-01/1863-07-03"),
        ("It ran from 3 December to 9 January 1990.", "1989-12-03/1990-01-09"),
        ("It ran from 3 December 1989 to 9 January.", "1989-12-03/1990-01-09"),
        ("It was held from Monday to 3 May 1990.", None),
    ],
)
def test_one_end_gives_the_other_its_year_where_no_day_of_publication_is_known(sentence, edtf):
    value = next(c.value for c in extract_claims(sentence) if c.kind == "date")
    assert value.edtf == edtf
