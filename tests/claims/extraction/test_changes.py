"""Rises and falls: by how much, from where and to where, and factors."""

# ruff: noqa: E501 - a case is one line.

import pytest

from tests.claims.extraction.reading import cases, values

CHANGES = """
The price edged up to 4.1 percent. => percentage 4.1 percent (up to)
Output rose by a fifth. => percentage 20 percent (up by)
The army shot down 26 drones. => count 26 drone
The shares closed 4.2% lower. => percentage 4.2 percent (down by)
The party holds 240 seats, down from 303. => count 240 seat; count 303 seat (down from)
Profit fell to 1.1 billion euros from 1.6 billion. => money 1100000000 EUR (down to); money 1600000000 EUR (down from)
Sales more than doubled to 1.3 million phones. => count >2 (up factor); count 1300000 phone (up to)
Prices rose by 3 percent to 4.1 percent. => percentage 3 percent (up by); percentage 4.1 percent (up to)
The staff was cut from 60 to 45. => count 60 staff (down from); count 45 staff (down to)
Output doubled. => count 2 (up factor)
The price has tripled since spring. => count 3 (up factor)
Profits nearly halved. => count <~2 (down factor)
Rents jumped 8 percent. => percentage 8 percent (up by)
The number of stores fell to 310 from 350. => count 310 store (down to); count 350 store (down from)
A 5 percent rise was agreed. => percentage 5 percent (up by)
The bank raised rates by a quarter of a percentage point. => percentage 0.25 percentage point (up by)
The bank cut rates by half a percentage point. => percentage 0.5 percentage point (down by)
Support slipped half a point. => count 0.5 point (down by)
The lead widened by two points. => count 2 point (up by)
The index fell 120 points. => count 120 point (down by)
The index closed at 4,120.5 points. => count 4120.5 point
The yield rose 5 basis points to 4.2%. => percentage 5 basis point (up by); percentage 4.2 percent (up to)
The tariff is three-quarters of a percentage point. => percentage 0.75 percentage point
Cases rose by 14 to 659. => count 14 case (up by); count 659 case (up to)
Oil slid $1.14, or 1.3%, to $84.58 a barrel. => money 1.14 USD (down by); percentage 1.3 percent (down by); money 84.58 USD /barrel (down to)
The shares rose 3.2%, or 41 cents, to $13.20. => percentage 3.2 percent (up by); money 41 cent (up by); money 13.2 USD (up to)
The world may warm by 1.5C to 2C. => measurement 1.5..2 degree celsius (up by)
Prices doubled. => count 2 (up factor)
Prices are up 200%. => percentage 200 percent (up by)
Sales fell from $3bn to $2.4bn. => money 3000000000 USD (down from); money 2400000000 USD (down to)
Sales rose from 14 million in 2019 to 20 million. => count 14000000 (up from); date 2019; count 20000000 (up to)
Profit climbed 12 percent to $3.4 billion. => percentage 12 percent (up by); money 3400000000 USD (up to)
Turnout was up 4 points on the last vote. => count 4 point (up by)
Unemployment ticked up to 4.1%. => percentage 4.1 percent (up to)
The price of wheat jumped by more than 40%. => percentage >40 percent (up by)
The workforce will shrink by 1,200. => count 1200 (down by)
The number of pupils dropped to 304. => count 304 pupil (down to)
The company will cut 1,200 jobs. => count 1200 job
The company cut its forecast to 3%. => percentage 3 percent (down to)
Rents have more than tripled. => count >3 (up factor)
The club reduced its debt by £30m. => money 30000000 GBP (down by)
There was a 5% increase in fares. => percentage 5 percent (up by)
An increase of 300 staff is planned. => count 300 staff (up by)
Emissions were 12% lower than a year earlier. => percentage 12 percent (down by); date 2023
Emissions were 12% higher. => percentage 12 percent (up by)
The pound dropped 0.4% against the dollar to $1.26. => percentage 0.4 percent (down by); money 1.26 USD (down to)
Revenue grew sixfold. => count 6 (up factor)
Revenue rose four-fold. => count 4 (up factor)
Revenue saw a tenfold increase. => count 10 (up factor)
The figure is three times more than last year. => count 3?; date 2023
The planet has 1.3 times the mass of ours. => count 1.3
The new chip is three times faster. => count 3?
The new chip is twice as fast. => count 2
It costs four times as much. => count 4
She won the race three times. => count 3 time
The growth was twice the average. => count 2
Growth slowed to 2.1% from 3.4%. => percentage 2.1 percent (down to); percentage 3.4 percent (down from)
Inflation eased to 3.4 percent in May from 3.6 percent in April. => percentage 3.4 percent (down to); date 2024-05; percentage 3.6 percent (down from); date 2024-04
The seats went from 12 to 19. => count 12 (up from); count 19 (up to)
Deaths fell by a third. => percentage 33.33 percent (down by)
Prices are a third lower than in spring. => percentage 33.33 percent (down by)
Just a quarter trusted the minister. => percentage 25 percent
Visits remain a fifth below their level. => percentage 20 percent
It needs a third less water. => percentage 33.33 percent (down by)
He is a third larger brother. =>
The budget was cut by half. => percentage 50 percent (down by)
The stock plunged as much as 18%. => percentage <=18 percent (down by)
Shares were down 2.3% at 410p. => percentage 2.3 percent (down by); money 410 penny
Shares gained 1.2 percent. => percentage 1.2 percent (up by)
The fund lost 4 percent. => percentage 4 percent (down by)
The rate was raised to 5.25%, up from 5%. => percentage 5.25 percent (up to); percentage 5 percent (up from)
Attendance is expected to double to 4,000. => count 2 (up factor); count 4000 (up to)
The tax would triple. => count 3 (up factor)
The debt could halve. => count 2 (down factor)
The city added 1,400 homes. => count 1400 home
The army has up to 40 tanks. => count <=40 tank
A 25-basis-point cut was expected. => percentage 25 basis point (down by)
Wages grew at an annual rate of 5.6%. => percentage 5.6 percent
Temperatures are set to rise 2C. => measurement 2 degree celsius (up by)
Sea levels rose 20 centimetres. => measurement 20 centimetre (up by)
Real wages fell 1.2% after inflation. => percentage 1.2 percent (down by)
Net income was $4.2 billion, compared with $3.9 billion a year earlier. => money 4200000000 USD; money 3900000000 USD; date 2023
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(CHANGES))
def test_a_change_keeps_its_direction_and_both_ends(sentence, wanted):
    assert values(sentence) == wanted
