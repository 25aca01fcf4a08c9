"""Numbers with their bounds and units: counts, money, percentages, measurements, changes."""

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
One in five households has no car. => percentage 20 percent
A third of voters stayed at home. => percentage 33.33 percent
Two thirds of the crop was lost. => percentage 66.67 percent
Half of the fleet is idle. => percentage 50 percent
"""
BOUNDS = """
At least 30 shops opened. => count >=30 shop
No fewer than 30 shops opened. => count >=30 shop
Up to 40 shops opened. => count <=40 shop
As many as 40 shops opened. => count <=40 shop
Fewer than 40 shops opened. => count <40 shop
More than 40 shops opened. => count >40 shop
Over 40 shops opened. => count >40 shop
Almost 40 shops opened. => count <~40 shop
Just under 40 shops opened. => count <~40 shop
Around 40 shops opened. => count ~40 shop
Some 40 shops opened. => count ~40 shop
Roughly 40 shops opened. => count ~40 shop
40 or more shops opened. => count >=40 shop
40-odd shops opened. => count ~40 shop
40 shops or so opened. => count ~40 shop
Between 20 and 30 shops opened. => count 20..30 shop
From 20 to 30 shops opened. => count 20..30 shop
20-30 shops opened. => count 20..30 shop
20 to 30 shops opened. => count 20..30 shop
Three to five million shops opened. => count 3000000..5000000 shop
Not more than 40 shops opened. => count <=40 shop
An estimated 40 shops opened. => count ~40 shop
Exactly 40 shops opened. => count 40 shop
"""
MONEY = """
The contract is worth EUR1.2bn. => money 1200000000 EUR
The repair cost Rs500. => money 500 INR
The prize was a quarter million dollars. => money 250000 USD
The deal is worth $1.2bn. => money 1200000000 USD
The club paid €900,000 for him. => money 900000 EUR
It cost US$3tn. => money 3000000000000 USD
The fine was £4.5 million. => money 4500000 GBP
The trillion-dollar plan stalled. => money 1000000000000 USD
The grant of 20 million euros was cut. => money 20000000 EUR
They owe 500 million Australian dollars. => money 500000000 AUD
The rent is Rs 5,000 a month. => money 5000 INR /month
The dam cost 30 billion yuan. => money 30000000000 CNY
The prize is worth 10,000 Swiss francs. => money 10000 CHF
The state borrowed between $2bn and $3bn. => money 2000000000..3000000000 USD
The state borrowed $2-3 billion. => money 2000000000..3000000000 USD
A ticket costs 80 cents. => money 80 cent
The bill of more than a billion pounds came due. => money >1000000000 GBP
A $40-a-barrel price suits nobody. => money 40 USD /barrel
The subsidy is EUR 900,000. => money 900000 EUR
They raised C$12m. => money 12000000 CAD
"""
PERCENT = """
Turnout was 61.4 percent. => percentage 61.4 percent
Turnout was 61.4 per cent. => percentage 61.4 percent
Turnout was 61.4%. => percentage 61.4 percent
Support fell 3 percentage points. => percentage 3 percentage point (down by)
The bank cut rates by 25 basis points. => percentage 25 basis point (down by)
Between 5% and 10% of the crop was lost. => percentage 5..10 percent
Sales grew 5-10 percent. => percentage 5..10 percent (up by)
Inflation stood at minus 0.3 percent. => percentage -0.3 percent
A 12% stake changed hands. => percentage 12 percent
"""
MEASURES = """
The magnitude-5.1 tremor woke the town. => measurement 5.1 magnitude
The air holds 421 parts per million of the gas. => measurement 421 part per million
The hall covers 300 m² of floor. => measurement 300 square metre
The tunnel is 57 kilometres long. => measurement 57 kilometre
The tunnel is 57km long. => measurement 57 kilometre
Winds reached 120 miles per hour. => measurement 120 mile per hour
Winds of 120mph hit the coast. => measurement 120 mile per hour
The fire burned 40,000 hectares. => measurement 40000 hectare
The reactor produces 1,600 megawatts. => measurement 1600 megawatt
Temperatures hit 41C. => measurement 41 degree celsius
Temperatures hit 41 degrees Celsius. => measurement 41 degree celsius
Temperatures hit 41°C. => measurement 41 degree celsius
The lake covers 300 square miles. => measurement 300 square mile
The ship carried 20,000 tonnes of wheat. => measurement 20000 tonne
Exports rose to 2.1 million barrels a day. => measurement 2100000 barrel /day (up to)
The 3-inch pipe burst. => measurement 3 inch
"""
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
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(NUMBERS))
def test_numbers_are_read_in_every_style(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(BOUNDS))
def test_words_round_a_number_bound_it(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(MONEY))
def test_money_has_its_currency(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(PERCENT))
def test_percentages_and_points_are_told_apart(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(MEASURES))
def test_measurements_have_their_unit(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(CHANGES))
def test_changes_keep_their_direction_and_both_ends(sentence, wanted):
    assert values(sentence) == wanted
