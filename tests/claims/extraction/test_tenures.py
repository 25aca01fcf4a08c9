"""Time in office with its dates, told from mere duration by the words about it."""

from datetime import date

import pytest

from claims.extraction import extract_claims
from tests.claims.extraction.reading import cases, times

IN_OFFICE = """
She stepped down after 12 years as mayor. => tenure P12Y
She stepped down after a decade as chief executive. => tenure P10Y
She stepped down after more than a decade in power. => tenure >P10Y
She stepped down after two and a half years in the job. => tenure P30M
She spent 11 years at the helm of the bank. => tenure P11Y
She spent six years in charge of the club. => tenure P6Y
She spent eight years as the country's prime minister. => tenure P8Y
She served six years as governor. => tenure P6Y
She served as governor for six years. => tenure P6Y
She served for six years as governor. => tenure P6Y
She was governor for six years. => tenure P6Y
She has been president for almost 20 years. => tenure <~P20Y
She has been in power for 22 years. => tenure P22Y
She has led the party for a decade. => tenure P10Y
She ruled the island for nearly 40 years. => tenure <~P40Y
The club was run for 12 years by a retired baker. => tenure P12Y
The party was led for two decades by Mr Okafor. => tenure P20Y
He managed the club from 1986 to 2013. => tenure ~P27Y 1986..2013; date 1986/2013
She coached the team for three years. => tenure P3Y
Her eight-year rule ended quietly. => tenure P8Y
Her 26-year reign ended. => tenure P26Y
His six-month stint as coach ended. => tenure P6M
He won a second four-year term. => tenure P4Y
His two-year spell in charge ended. => tenure P2Y
His 20 years in office were calm. => tenure P20Y
In 20 years of his rule little changed. => tenure P20Y
She held the seat for 18 years. => tenure P18Y
She was in post for 44 days. => tenure P44D
He had been police chief for only three weeks. => tenure P3W
The interim president was in office for 17 days. => tenure P17D
"""
WITH_DATES = """
She has led the party since 1994. => tenure ~P30Y 1994..; date 1994
She has been in power since 2004. => tenure ~P20Y 2004..; date 2004
She has been president since May 2014. => tenure ~P10Y 2014-05..; date 2014-05
She was mayor from 1998 to 2006. => tenure ~P8Y 1998..2006; date 1998/2006
She was mayor for eight years, from 1998 to 2006. => tenure P8Y 1998..2006; date 1998/2006
She was mayor between 1998 and 2006. => tenure ~P8Y 1998..2006; date 1998/2006
She served as chief executive from 2001 to 2011. => tenure ~P10Y 2001..2011; date 2001/2011
She was prime minister from May 2010 until July 2016. => tenure ~P6Y2M 2010-05..2016-07; date 2010-05/2016-07
He served two terms, from 1998 to 2006. => tenure ~P8Y 1998..2006; date 1998/2006
She served one term from 2003 to 2007. => tenure ~P4Y 2003..2007; date 2003/2007
He served two prison terms from 1998 to 2006. => date 1998/2006
"""
NOT_IN_OFFICE = """
The region saw three decades of isolation. => duration P30Y
A three-day visit began. => duration P3D
He was sentenced to five years in prison. => duration P5Y
He was led away after two hours. => duration PT2H
He was led for two hours by a guide. => duration PT2H
The president spoke for two hours. => duration PT2H
The war ran for six years. => duration P6Y
The minister was ill for two weeks. => duration P2W
She worked there for six years. => duration P6Y
He signed a three-year contract as coach. => duration P3Y
The government has had two years to act. => duration P2Y
Sales fell from 2010 to 2015. => date 2010/2015
The bridge has been shut since 2010. => date 2010
He is the third president since 1991. => date 1991
The director was born in 1970. => date 1970
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(IN_OFFICE))
def test_time_in_office_is_a_tenure(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(WITH_DATES))
def test_a_tenure_keeps_its_start_and_end(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(NOT_IN_OFFICE))
def test_other_lengths_of_time_are_no_tenure(sentence, wanted):
    assert times(sentence) == wanted


@pytest.mark.parametrize("style", ["interim", "acting"])
def test_a_stand_in_is_never_shown_as_the_holder_of_the_office(style):
    (claim,) = [
        one
        for one in extract_claims(f"The {style} president was in office for 17 days.", date(2024, 5, 15))
        if one.kind == "tenure"
    ]
    assert style in (claim.subject or "")
    assert style in claim.text
