"""Numbers in every style: digits, words, scales, fractions, and what they count."""

import pytest

from tests.claims.extraction.reading import cases, values

NUMBERS = """
The shop sold 1,250 bicycles. => count 1250 bicycle
The fund holds thirty-three million shares. => count 33000000 share
He owns two and a half million stamps. => count 2500000 stamp
Half a million tickets were sold. => count 500000 ticket
The farm has a dozen tractors. => count 12 tractor
Two dozen countries sent observers. => count 24 country
She wrote two hundred and five letters. => count 205 letter
A hundred and twenty trees were felled. => count 120 tree
The site drew 4.6m visitors. => count 4600000 visitor
The post was shared 10k times. => count 10000 time
The scheme covers 1.2 crore farmers. => count 12000000 farmer
The library lent 14 000 books. => count 14000 book
The plant made 14\u202f500 cars. => count 14500 car
Tens of thousands of homes lost power. => count 20000? home
Several hundred shops closed. => count 200? shop
They planted nearly three thousand vines. => count <~3000 vine
He toured five nations on a five-nation trip. => count 5 nation; count 5 nation
The three-judge panel met. => count 3 judge
The bridge carries 80,000 vehicles a day. => count 80000 vehicle /day
Three hundred and twelve firms bid. => count 312 firm
The town has 1.2 crore voters. => count 12000000 voter
The town has 2 lakh voters. => count 200000 voter
The town has 3,50,000 voters. => count 350000 voter
The state owes 3 milliard euros. => money 3000000000 EUR
It has 12 000 voters. => count 12000 voter
It has 12 000 000 voters. => count 12000000 voter
It has 12'000 voters. => count 12000 voter
It has 1.200.000 voters. => count 1200000 voter
It has 1,5 million voters. => count 1500000 voter
It has 2,75 million voters. => count 2750000 voter
It has 1,500,000 voters. => count 1500000 voter
It has 1.5m voters. => count 1500000 voter
It has 1.5mn voters. => count 1500000 voter
It has 1.5 mln voters. => count 1500000 voter
It has 3 bln voters. => count 3000000000 voter
It has 3bn voters. => count 3000000000 voter
It has 300K voters. => count 300000 voter
It has 300k voters. => count 300000 voter
It has 2M voters. => count 2000000 voter
It has 33 million mostly rural voters. => count 33000000 voter
The firm built 40 newly built homes. => count 40 home
It has 1.5-million voters. => count 1500000 voter
It has dozens of voters. => count 24? voter
It has scores of voters. => count 40? voter
It has hundreds of voters. => count 200? voter
It has tens of millions of voters. => count 20000000? voter
It cost hundreds of millions of dollars. => money 200000000? USD
It cost tens of billions of euros. => money 20000000000? EUR
It is a multi-billion-dollar project. => money 2000000000? USD
It is a multi-million-pound project. => money 2000000? GBP
It is a multibillion-dollar project. => money 2000000000? USD
It is a multimillion-dollar project. => money 2000000? USD
It has more than two dozen voters. => count >24 voter
It has half a dozen voters. => count 6 voter
It has several thousand voters. => count 2000? voter
It has a few hundred voters. => count 200? voter
It has one and a half million voters. => count 1500000 voter
It has a million and a half voters. => count 1500000 voter
It has four and a half thousand voters. => count 4500 voter
It has 4½ million voters. => count 4500000 voter
It has 2 1/2 million voters. => count 2500000 voter
It has three-and-a-half million voters. => count 3500000 voter
It has three point five million voters. => count 3500000 voter
It has sixty-five thousand voters. => count 65000 voter
It has one hundred twenty voters. => count 120 voter
It has twelve hundred voters. => count 1200 voter
It has nineteen hundred voters. => count 1900 voter
It has a thousand voters. => count 1000 voter
It has one thousand two hundred voters. => count 1200 voter
It has three quarters of a million voters. => count 750000 voter
Batting averages rose to .312. => count 0.312 (up to)
There are 12 deaths per 100,000 people. => casualty_count 12 death [killed] /100,000 people
There are 12 cases of flu per 100,000. => casualty_count 12 case [infected] /100,000
Income is $40,000 per capita. => money 40000 USD /capita
Income per capita is $40,000. => money 40000 USD /capita
The shop serves 300 customers an hour. => count 300 customer /hour
The shop serves 300 customers each month. => count 300 customer /month
The shop sells 300 bikes annually. => count 300 bike /year
The shop sells 300 bikes every day. => count 300 bike /day
The shop sells 300 bikes a year. => count 300 bike /year
The team won 24 points. => count 24 point
He scored 120 runs. => count 120 run
They took 5 wickets. => count 5 wicket
She scored three goals. => count 3 goal
He ran for 98 yards. => measurement 98 yard
He led for 40 laps. => count 40 lap
The party won 40 seats. => count 40 seat
The party took 1.2 million votes. => count 1200000 vote
He bought 4,000 shares. => count 4000 share
Of the 40, 12 were children. => count 40; count 12 child
There are 12 men, nine women and three children. => count 12 man; count 9 woman; count 3 child
The study had 1,800 participants. => count 1800 participant
They lost six lives. => casualty_count 6 person [killed]
The virus caused 1,800 coronavirus related deaths. => casualty_count 1800 death [killed]
There were 1,800 new coronavirus cases. => casualty_count 1800 case [infected]
They sold 300 electric cars. => count 300 car
They built three data centres. => count 3 centre
They found 12 species of frog. => count 12 species
They made two series. => count 2 series
They bought 14 aircraft. => count 14 aircraft
They bought 14 fighter jets. => count 14 jet
They bought 14 F-16 fighter jets. => count 14 jet
They bought three 40-foot boats. => count 3 boat; measurement 40 foot
They opened 30 new, low-cost shops. => count 30 shop
They opened 12 schools and 14 clinics. => count 12 school; count 14 clinic
They have 300 shops in 14 countries. => count 300 shop; count 14 country
They cut 3,000 of its 40,000 jobs. => count 3000 job; count 40000 job
Nearly 300 of the 1,200 staff left. => count <~300 staff; count 1200 staff
The two-storey house burned. => count 2 storey
The four-day strike ended. => duration P4D
The 12-team league began. => count 12 team
The 300-seat hall opened. => count 300 seat
The six-party talks failed. => count 6 party
The two sides met. => count 2 side
The three leaders met. => count 3 leader
The 27-nation bloc met. => count 27 nation
The 27-member bloc met. => count 27 member
Three others were hurt. => casualty_count 3 person [injured]
"""
NOUNS = """
She has met five US presidents. => count 5 president
The school taught five U.S. senators. => count 5 senator
At least one barge sank near it. => count >=1 barge
They scored one try in the rain. => count 1 try
Holders get 0.45 of a Norda share. => count 0.45 share
The site has 5.1m daily readers. => count 5100000 reader
Waiting lists grew to a record 3.25m in August. => count 3250000 (up to); date 2023-08
They had 19 corners to the hosts' six. => count 19 corner; count 6 corner
Turnout was estimated at 3.4 million. => count ~3400000 person
The beds in the wards increased from 19 to 24. => count 19 bed (up from); count 24 bed (up to)
One or two more stops may close. => count 1..2 stop
The mercury fell to minus 6. => measurement -6 degree (down to)
The strongest tremor measured 4.9. => measurement 4.9 magnitude
The station has an 8- to 16-metre mast. => measurement 8..16 metre
The bowl holds 3 to 4 L of wine. => measurement 3..4 litre
The film has a rating of 8/10. => count 8
The film scored 60 out of 100. => count 60
There were 120 wins and over 40 draws. => count 120 win; count >40 draw
The show ran 22 episodes over three seasons. => count 22 episode; count 3 season
It made more than 300 research and training flights. => count >300 flight
He scored two Portuguese League goals. => count 2 goal
There are 5,300 people per km2. => count 5300 person /km2
She paid eleven dollars and thirty cents. => money 11.3 USD
The recipe needs ½ cup of oil. => count 0.5 cup
They sold three dozen eggs. => count 36 egg
The firm has a million and a half users. => count 1500000 user
He has 10 million of them. => count 10000000
A crowd of 12,000 came. => count 12000 person
The club drew 9,300 fans. => count 9300 fan
The app has 1.2B users. => count 1200000000 user
It was a 1-in-100-year flood. => duration P100Y
Delta bought 100 Boeing 737 jets. => count 100 jet
The index lost 75.65 points to 5,123.41. => count 75.65 point; count 5123.41 point
The winner took 306 votes to the loser's 232. => count 306 vote; count 232 vote
The rate is 15 births per 1,000 live women. => count 15 birth /1,000 live women
"""
SHARES = """
One in five households has no car. => percentage 20 percent
A third of voters stayed at home. => percentage 33.33 percent
Two thirds of the crop was lost. => percentage 66.67 percent
Half of the fleet is idle. => percentage 50 percent
The repair took 1 in 10 jobs. => percentage 10 percent
One in four adults smokes. => percentage 25 percent
Three in four adults agree. => percentage 75 percent
Seven out of ten adults agree. => percentage 70 percent
7 out of 10 adults agree. => percentage 70 percent
Two-thirds of members agree. => percentage 66.67 percent
Three-quarters of members agree. => percentage 75 percent
Almost half of members agree. => percentage <~50 percent
Nearly half the members agree. => percentage <~50 percent
Half the members agree. => percentage 50 percent
More than half agree. => percentage >50 percent
Just over half agree. => percentage >50 percent
Some two-fifths of members agree. => percentage ~40 percent
A quarter of members agree. => percentage 25 percent
One-fifth of members agree. => percentage 20 percent
A tenth of members agree. => percentage 10 percent
The rate is plus 4 percent. => percentage 4 percent
The rate is -0.3%. => percentage -0.3 percent
The rate is 0.3 per cent. => percentage 0.3 percent
The rate is .3 percent. => percentage 0.3 percent
The rate is four percent. => percentage 4 percent
The rate is 4 pct. => percentage 4 percent
The rate is 4pc. => percentage 4 percent
The rate is between 4 and 5 percent. => percentage 4..5 percent
The rate is 4-5%. => percentage 4..5 percent
The rate is 4% to 5%. => percentage 4..5 percent
The rate is a 4-percent one. => percentage 4 percent
Turnout was 61.4 percent. => percentage 61.4 percent
Turnout was 61.4 per cent. => percentage 61.4 percent
Turnout was 61.4%. => percentage 61.4 percent
Support fell 3 percentage points. => percentage 3 percentage point (down by)
The bank cut rates by 25 basis points. => percentage 25 basis point (down by)
Between 5% and 10% of the crop was lost. => percentage 5..10 percent
Sales grew 5-10 percent. => percentage 5..10 percent (up by)
Inflation stood at minus 0.3 percent. => percentage -0.3 percent
A 12% stake changed hands. => percentage 12 percent
One of every 40,000 coins is gold. => percentage 0.0025 percent
The top 1% own a lot. => percentage 1 percent
The firm sold 43% fewer cars. => percentage 43 percent (down by)
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(NUMBERS))
def test_a_number_is_read_in_every_style(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(NOUNS))
def test_what_a_number_counts_is_found(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(SHARES))
def test_shares_and_percentages_are_told_apart(sentence, wanted):
    assert values(sentence) == wanted
