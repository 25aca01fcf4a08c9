"""What a sentence leaves unsaid: nouns named before, wholes behind of, scales given once."""

# ruff: noqa: E501 - a case is one line.

import pytest

from tests.claims.extraction.reading import cases, values

UNDERSTOOD = """
She saved two of three match points. => count 2 point; count 3 point
They won 12 of their last 13 games. => count 12 game; count 13 game
The fire damaged 43 of the tower's 60 flats. => count 43 flat; count 60 flat
The choir has 40 singers, 12 of them men. => count 40 singer; count 12 singer
The reds won 212 seats and the Blues 98. => count 212 seat; count 98 seat
It fired 115 shells, of which 84 were duds. => count 115 shell; count 84 shell
He promised 1.5 million homes in five years, 300,000 a year. => count 1500000 home; duration P5Y; count 300000 home /year
The north sold 47 boats, Estmark 12 and Norland 3. => count 47 boat; count 12 boat; count 3 boat
He logged bird calls, thousands of them, by hand. => count 2000? call
In all 22 flights were cancelled and 9 diverted. => count 22 flight; count 9 flight
That drove orders over 90,000. => count >90000 order
Hosts said 45,000 had turned out. => count 45000 person
The fund holds 60 million euros, of which 20 million goes to schools. => money 60000000 EUR; money 20000000 EUR
Toilets: 240. => count 240 toilet
The firm sold 900 boats. Of these, 212 were used and 40 had no engine. => count 900 boat; count 212 boat; count 40 boat
The firm sold 900 boats. Another 80 were given away. => count 900 boat; count 80 boat
Volume was 12 billion shares, against 11 billion on average. => count 12000000000 share; count 11000000000 share
Fires burned 90,000 acres, versus an average of 20,500. => measurement 90000 acre; measurement 20500 acre
Around 800 slept in the hall. => count ~800 person
It lifted its payout to 80 cents a share from 72. => money 80 cent /share (up to); money 72 cent (up from)
The fund went from US$3.1 billion to 3.8. => money 3100000000 USD (up from); money 3800000000 USD (up to)
He rowed 900 races, losing fewer than fifty. => count 900 race; count <50 race
"""
WORDINGS = """
The group has 14 MPs and 30 EVs. => count 14 mp; count 30 ev
The bank planned a quarter-point cut. => count 0.25 point
The 21-time champion retired. => count 21 time
He scored eight three-pointers. => count 8 three-pointer
He carded a six-under 65. => count 65
The lamp is 900 times brighter. => count 900?
The van goes from 0 to 60 in 9 seconds. => duration PT9S
The storm hit 200 barns and cut power to 5,000. => count 200 barn; count 5000 (down to)
He ran the 40-yard dash in 4.4 seconds. => duration PT4.4S
The firm earned 62 cents a share on sales of $8m. => money 62 cent /share; money 8000000 USD
She has a two-shot lead. => count 2 shot
Output increased 1.8 times. => count 1.8 (up factor)
The bond sold for P5.7 trillion. => money 5700000000000 PHP
The dollar bought R18.57 at noon. => money 18.57 ZAR
The scheme pays £1 for every £4 saved. => money 1 GBP; money 4 GBP
The bridge cost 1.1m US dollars. => money 1100000 USD
The lakes shrank by just over a tenth less than feared. => percentage >10 percent (down by)
Rower among THREE dead in squall => casualty_count 3 person [killed]
The panel has seven rate-setters. => count 7 rate-setter
She sold 40 T-shirts and 12 e-bikes. => count 40 t-shirt; count 12 e-bike
The boat took 700 foot passengers. => count 700 passenger
The plan takes the bill from £210 to £240. => money 210 GBP (up from); money 240 GBP (up to)
The crown firmed 0.4 % to 11.25. => percentage 0.4 percent (up by); count 11.25 (up to)
She owes 2 million crowns. => money 2000000 SEK
She owes 2 million Czech crowns. => money 2000000 CZK
The Dow closed 68 points higher. => count 68 point
They accepted one or more gifts. => count >=1 gift
The country has 250 or so 150kW chargers. => count ~250 charger; measurement 150 kilowatt
They held four censuses. => count 4 census
The plan costs 2.5 billion CFA francs. => money 2500000000 XOF
Arrivals fell sharply (-41.2%). => percentage -41.2 percent
The index lost 12 points, or 0.3%, to 4,120. => count 12 point; percentage 0.3 percent; count 4120
He bowls at 132 kmph. => measurement 132 kilometre per hour
They held half-a-dozen poachers. => count 6 poacher
The tail's 75 put visitors ahead. => count 75
He made it in 51 innings. => count 51 innings
It cost the state K2.4 billion. => money 2400000000 ZMW
She needs 50 percent plus one. => percentage 50 percent
Broker jailed over €90m fraud => money 90000000 EUR
Labour supply fell 1.2 points to 61.5 percent. => percentage 1.2 percentage point (down by); percentage 61.5 percent (down to)
"""
NO_VALUES = """
It was a zero-sum game. =>
The odds were fifty-fifty. =>
Her size 10 dress sold out. =>
Bus route 73 was cut. =>
The 7-Eleven opened. =>
The class of 92 met again. =>
The paper appeared in the journal Deep Sea 21, 318. =>
The 16105 Coastal Night Express derailed. =>
He missed the 18.12 from York. =>
Is series two better? =>
The 7 Estate sold well. =>
See Pages 3, 4 & 9 =>
It falls under part 3 of the code. =>
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(UNDERSTOOD))
def test_a_noun_left_out_is_taken_from_what_was_said_before(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(WORDINGS))
def test_amounts_are_read_in_rarer_wordings(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(NO_VALUES))
def test_numbers_that_name_or_belong_to_idioms_are_no_value(sentence, wanted):
    assert values(sentence) == wanted
