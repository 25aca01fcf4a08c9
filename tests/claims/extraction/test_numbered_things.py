"""Numbers that tell one thing from others of its kind, and numbers that count beside them."""

import pytest

from tests.claims.extraction.reading import cases, values

NUMBERED = """
The airline ordered the 737 and the 787. =>
Orders for the 787 rose. =>
Boeing makes the 737, 747, 767, 777 and 787. =>
The 911 and the 718 sell well. =>
She won the Harbour 400 on Sunday. => date 2024-05-12
He finished third in the Daytona 500. => ranking 3
The crew of Apollo 11 came home. =>
He crashed on lap 69. =>
He spun at turn 3. =>
She won stage 12. =>
She birdied hole 17. =>
Fans queued at gate 22. =>
The note is on page 5. =>
They met in room 101. =>
Work on line 2 has stopped. =>
The train waits at platform 9. =>
The bus 42 was late. =>
It rained on day 3. =>
He was hurt in week 6. =>
She lost in round 2. =>
The dog dies in episode 4. =>
In act two he leaves. =>
Part one was shown. =>
The drug is in phase 3. =>
The leak was in unit 4. =>
Take exit 12. =>
He sat in seat 14A. =>
Car 24 won. =>
The driver of the 24 car won. =>
He wore shirt number 10. =>
She took her first 400 win. =>
The film Three To Tango flopped. =>
She saw Ocean's Eleven twice. => count 2 time
The band Nine Inch Nails played. =>
The Final Four begins on Sunday. => date 2024-05-19
The Big Ten schools met. =>
Sales of the 767 and the 777 slowed. =>
He flew the 320 to Leeds. =>
The 747s were retired. =>
The firm built the 400, 500 and 600. =>
The 300 who fled came home. => count 300
Of the 400, 120 came. => count 400; count 120
She was among the 212 saved. => casualty_count 212 person [rescued]
The 128GB model costs $900. => measurement 128 gigabyte; money 900 USD
The 200 km road opened. => measurement 200 kilometre
The 300 passengers waited. => count 300 passenger
The 150 metre mast fell. => measurement 150 metre
The 24 car led. =>
He won in the 48 car. =>
The 66 bus was late. =>
The 12 bus routes will go. => count 12 route
The 10 shirt is his. =>
On lap 41 he pitted. =>
He led until lap 52. =>
She went wide at turn 9. =>
He will turn 30 in May. => age 30 year; date 2024-05
He turned 30 on Monday. => age 30 year; date 2024-05-13
The leader fell on stage 7. =>
He holed out at hole 4. =>
The crew left by exit 3. =>
They sat in row 12. =>
In week two she left. =>
By day five the fever was gone. =>
Each day 40 boats sail. => count 40 boat
Every day 40 boats sail. => count 40 boat
In the first round 12 men fell. => count 12 man
In round two she won. =>
Round 3 is on Sunday. => date 2024-05-19
On the bus 42 people slept. => count 42 person
On the bus 42 were hurt. => casualty_count 42 person [injured]
He sits in seat 12. =>
They lost in week 11. =>
The plan enters phase two. =>
In part two she sings. =>
Act one is long. =>
The scene ends act three. =>
The Final Four will be in Leeds. =>
She made the Forbes 30 Under 30 list. =>
He swam in heat 4. =>
A Force 9 gale blew. =>
The temperature hit 40 in the heat. => measurement 40 degree
The forty 737 jets were sold. => count 40 jet
She led at turn 3 and won by 2 seconds. => duration PT2S
The party won 12 seats in round 2. => count 12 seat
Unit 2 was shut. =>
A fault stopped line 3. =>
They voted on item 12. =>
The ZIP code 11102 is north of the park. =>
ZIP codes 11102, 11105 and 11106 cover it. =>
He starred in Grown Ups, Joe Dirt 2, and Grown Ups 2, among others. =>
1. The fee goes from $7 to $9. => money 7 USD (up from); money 9 USD (up to)
12. Forty boats sank. => count 40 boat
Between 1735 and 1814 the isles were free. => date 1735/1814
The isles were free between 1035 and 1814. => date 1035/1814
Between 1700 and 1814 people came. => count 1700..1814 person
Between 1500 and 1800 boats sank. => count 1500..1800 boat
It holds between 1200 and 1500 litres. => measurement 1200..1500 litre
He was in Joe Dirt 2: Beautiful Loser. =>
It is open 24 hours a day. =>
She works 9 hours a day. => duration PT9H
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(NUMBERED))
def test_a_number_that_tells_one_of_many_is_no_count(sentence, wanted):
    assert values(sentence) == wanted
