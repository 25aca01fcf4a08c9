"""Rankings and firsts keep their rank and what they rank among; ordinals that rank nothing carry no value."""

import pytest

from claims.extraction import extract_claims
from tests.claims.extraction.reading import PUBLISHED, cases, values

SUPERLATIVES = """
The Nile is the longest river in Africa. => 1
Norvia has the world's largest herd of reindeer. => 1
It is the country's second-largest bank by deposits. => 2
Vesta is now Europe's third biggest carmaker. => 3
Inflation hit its highest level since the oil crisis. => 1
It is the second roomiest car in its class. => 2
Prices rose at their fastest pace since the war. => 1
Unemployment is at its lowest since the war. => -1
Turnout was the lowest on record. => -1
It is the smallest state in the union. => -1
Nauru is the world's smallest republic. => -1
It was the hottest June ever recorded. => 1
Losses were the worst since the bank was founded. => 1
The storm was the deadliest to hit the coast. => 1
She is the youngest player to score for the club. => 1
He became the oldest man to row the ocean alone. => 1
Her time was the second fastest in history. => 2
She ran the third-fastest time this year. => 3
Lagos is the most populous city in Africa. => 1
The lake is the fourth most polluted in the region. => 4
It was the company's biggest loss in its history. => 1
The tower will be the tallest building in the city. => 1
The shares closed at the highest level in months. => 1
It is the biggest overhaul of the tax code for decades. => 1
Sales rose by the most since the spring. => 1
Exports fell to the weakest in months, the data showed. => 1
The mine is the largest of its kind. => 1
The reservoir is the lowest it has ever been. =>
He is the longest-serving judge on the court. => 1
She is the country's longest-serving minister. => 1
It remains the best-selling album of all time. => 1
The bird is one of the rarest in Europe. =>
It is one of the world's biggest exporters of coffee. =>
The firm is among the largest in the region. =>
It is among the country's oldest theatres. =>
They are the world's richest countries. =>
Most of the houses were empty. =>
Most people agreed. =>
At best, the plan is slow. =>
At the latest count, nobody had left. =>
He did his best to help. =>
It is the best way to learn. =>
The index had its best day since spring. => 1
The Vale 500 had its best day since spring. => 1
The crown hit its weakest level against the dollar since the war. => 1
It was the largest single-day fall since the war. => 1
Norvia has the highest rate of illness in the world. => 1
Vesta is the biggest carmaker by sales. => 1
She is the world's best goalkeeper. => 1
The biggest problem is the weather. =>
The largest of the fires is out. =>
Her best friend was there. =>
She was in her happiest mood. =>
The worst is over. =>
The oldest of the sisters spoke. =>
"""
FIRSTS = """
She is the first woman to win the prize. => 1
He was only the second man to run the course. => 2
Finland became the ninth country to sign the pact. => 9
Ada Lind became the first female head of the bank. => 1
She was the city's first black mayor. => 1
It is the first such attack since the truce. => 1
It was the club's first win in the cup. => 1
It was the first death outside China. => 1
For the first time since the war, the port is open. => 1
Port opens for first time since war => 1
Women voted for the first time on the island. => 1
It is the second time in a row. => 2
The plant is the first of its kind in Asia. => 1
The team won its first-ever medal. => 1
It was the first ever strike at the plant. => 1
The bank opened the world's first savings school. => 1
Ports were closed for the fourth consecutive day. => 4
It is the third straight quarter of growth. => 3
It was his fifth goal of the season. => 5
It is the first time Rovers have won here. => 1
He is barred from a third term. => 3
Rovers chase a fourth straight win. => 4
She was the third of six sisters. => 3
Police found a fourth victim. => 4
It was the highest daily total since the count began. => 1
It was the finest night of her career. => 1
The most recent president to visit is Lind. => -1
The latest firm to leave is Vesta. => -1
She was the last queen to live there. => -1
He is the last surviving member of the crew. => -1
It is the third such raid this year. => 3
She won her fourth Grand Slam title. => 4
The Owls won their first World Series title. => 1
They did it for the second time. => 2
It is the eighth in the city. => 8
The film led for a third straight weekend. => 3
It was the first sign of trouble. =>
At first the crowd was small. =>
The first lady waved. =>
The first minister resigned. =>
The second quarter was slow. =>
He read the first of the letters. =>
The form was first tried there to save time. =>
A second man was held. =>
The third goal came late. =>
The first of two trials has ended. =>
They led in the first half. =>
In the second half they lost. =>
The shop sells second-hand coats. =>
He was charged with second-degree murder. =>
She bought a first-class ticket. =>
At last the rain came. =>
The last train had gone. =>
The last word is hers. =>
It was the last straw. =>
He gave first aid. =>
The first step is to listen. =>
World War Two ended. =>
Nobody took a second look. =>
She was first to arrive. => 1
The 14th Dalai Lama lives in India. =>
He came to the third floor. =>
He was on his second wife. =>
The First Minister spoke in the Third World. =>
First, the bank must pay. =>
Second, it must close. =>
On second thoughts, he stayed. =>
The first woman elected to the council died. => 1
She was the first, and so far only, woman to win. => 1
She was the first and only woman to win. => 1
She is one of the first women to fly it. =>
She is among the first women to fly it. =>
He was one of the last men to see her. =>
"""
PLACES = """
The city ranked 14th for rents. => 14
Norvia ranks third in the table. => 3
It was ranked second in the world. => 2
Lind came third in the race. => 3
Lind came in second. => 2
She finished fourth behind Olsen. => 4
He was placed sixth. => 6
The team is fourth in the table. => 4
The team sits 12th in the standings. => 12
Rovers stay third in the league. => 3
The side moved up to fifth in the standings. => 5
Rovers are bottom of the table. => -1
Rovers moved top of the table. => 1
Rovers finished last. => -1
Rovers came last in the poll. => -1
She is third in line to the throne. => 3
Olsen was runner-up. => 2
The world number one lost. => 1
The world No. 3 lost in straight sets. => 3
The song peaked at number 4. => 4
The song entered the list and debuted at No. 12 in Norvia. => 12
The song reached number one in Norvia. => 1
He reached number 10 Downing Street. =>
Heart disease is the No. 1 cause of death. => 1
It is the country's No. 2 carmaker. => 2
Asthma is the number one reason for absence. => 1
Iron is its main export, second only to wood. => 2
Lind took third place. => 3
Olsen was in second place after the swim. => 2
Lind won in first place. => 1
She beat the second seed. => 2
The third-placed side drew. => 3
The first-placed side drew. => 1
In the first place, it costs too much. =>
The meeting took place. =>
He lives at No. 10 Downing Street. =>
The No. 9 bus was late. =>
They made the top ten. =>
The number of deaths rose. =>
"""
RECORDS = """
Gold hit a record high. => 1
The river fell to a record low. => -1
Rents are at an all-time high. => 1
Turnout fell to an all-time low. => -1
Exports reached a record. =>
She broke the record. =>
He has no criminal record. =>
"""


def ranks(sentence):
    return [value.removeprefix("ranking ") for value in values(sentence) if value.startswith("ranking")]


@pytest.mark.parametrize(("sentence", "wanted"), cases(SUPERLATIVES))
def test_superlatives_rank_where_the_words_say_among_what(sentence, wanted):
    assert ranks(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(FIRSTS))
def test_firsts_and_lasts_rank_and_plain_ordinals_do_not(sentence, wanted):
    assert ranks(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(PLACES))
def test_places_in_a_table_are_ranks(sentence, wanted):
    assert ranks(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(RECORDS))
def test_a_record_high_or_low_is_a_rank(sentence, wanted):
    assert ranks(sentence) == wanted


SCOPES = """
She ran the third-fastest time this year. => fastest time this year
It is the country's second-largest bank by deposits, he said. => country's largest bank by deposits
She was the last British queen to live there. => British queen to live there
She is the first woman to lead the bank, the board said. => woman to lead the bank
Lagos is the most populous city in Africa and grows. => most populous city in Africa
She was the city's first black mayor. => city's black mayor
Inflation hit its highest level since the oil crisis. => its highest level since the oil crisis
The city ranked 14th for rents. => for rents
Rovers finished last. => Rovers
The first woman to climb the peak without oxygen died on Monday. => woman to climb the peak without oxygen
The first ever woman to referee there retired. => woman to referee there
The least expensive flat in the city costs $3 million. => least expensive flat in the city
The world number two lost. => world
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(SCOPES))
def test_a_rank_keeps_what_it_ranks_among_with_all_its_qualifiers(sentence, wanted):
    (claim,) = [c for c in extract_claims(sentence, PUBLISHED) if c.kind == "ranking"]
    assert [claim.value.scope] == wanted


def test_the_last_to_do_something_is_the_most_recent():
    for sentence in ("He was the last man to leave the ship.", "The most recent pope to visit was Leo."):
        (claim,) = [c for c in extract_claims(sentence, PUBLISHED) if c.kind == "ranking"]
        assert (claim.value.rank, claim.value.most_recent) == (-1, True)
    (claim,) = [c for c in extract_claims("It is the smallest bank in Bern.", PUBLISHED) if c.kind == "ranking"]
    assert (claim.value.rank, claim.value.most_recent) == (-1, False)
