"""Each figure of a compound sentence stands in words of its own that read alone; what one figure says is cut nowhere."""

# ruff: noqa: E501 - a case is one line.

import pytest

from claims.extraction import extract_claims
from tests.claims.extraction.reading import PUBLISHED

TEXTS = """
The fever has killed more than 300 people and infected more than 14,000 in Norvia and beyond. => The fever has killed more than 300 people | infected more than 14,000 in Norvia and beyond
A blast flattened the market, killing 12 people and wounding 40. => A blast flattened the market, killing 12 people | wounding 40
Profits rose 3 percent and revenue fell 2 percent. => Profits rose 3 percent | revenue fell 2 percent
Profits rose 3 percent, but revenue fell 2 percent. => Profits rose 3 percent | revenue fell 2 percent
Profits rose 3 percent; revenue fell 2 percent. => Profits rose 3 percent | revenue fell 2 percent
Profits rose 3 percent, while revenue fell 2 percent. => Profits rose 3 percent | revenue fell 2 percent
The fire killed 12 people and 40 sheep. => The fire killed 12 people | The fire killed 12 people and 40 sheep
More than 300 people and 40 dogs were saved. => More than 300 people and 40 dogs were saved | More than 300 people and 40 dogs were saved
The fire killed 17 people, including five children. => The fire killed 17 people | The fire killed 17 people, including five children
Vesta, which employs 4,200 people, lost $3 million. => Vesta, which employs 4,200 people | Vesta, which employs 4,200 people, lost $3 million
The bank lent $3 million to Vesta, which employs 4,200 people. => The bank lent $3 million to Vesta | Vesta, which employs 4,200 people
He flew to Norvia, a country of 33 million that has had 40 governments. => He flew to Norvia, a country of 33 million | a country of 33 million that has had 40 governments
The storm left 13 dead, with 40 still missing. => The storm left 13 dead | 40 still missing
Five people died when a bus carrying 30 workers crashed. => Five people died | a bus carrying 30 workers crashed
The dam burst as 300 soldiers searched for 40 villagers. => The dam burst as 300 soldiers searched for 40 villagers | The dam burst as 300 soldiers searched for 40 villagers
At least 12 people were killed and 40 were hurt, officials said. => At least 12 people were killed | 40 were hurt
The fund holds $3 billion (up from $2 billion a year ago) in cash. => The fund holds $3 billion | up from $2 billion a year ago | up from $2 billion a year ago
Sales rose to 40,000, up from 30,000. => Sales rose to 40,000 | Sales rose to 40,000, up from 30,000
The ship carried 400 people, 12 of whom died. => The ship carried 400 people | 12 of whom died
Rates went from 3 percent to 4 percent. => Rates went from 3 percent to 4 percent | Rates went from 3 percent to 4 percent
The firm, with 900 staff, made $4 million and paid $1 million in tax. => * | The firm, with 900 staff, made $4 million | paid $1 million in tax
Police said 12 people were held and that 40 had fled the city. => Police said 12 people were held | 40 had fled the city
Imports of oil and refined products fell 3 percent. => Imports of oil and refined products fell 3 percent
The blast killed and injured 300 people. => The blast killed and injured 300 people
Three people were killed and 40 others injured. => Three people were killed | 40 others injured
The town has 900 people, and its school has 40 pupils. => The town has 900 people | its school has 40 pupils
The fire has burned 900 acres (4 square miles), destroyed 142 homes and hurt 12 people. => The fire has burned 900 acres | The fire has burned 900 acres (4 square miles) | destroyed 142 homes | hurt 12 people
The firm recalled 300 cars after 14 fires, none of which hurt anyone. => * | *
Officials said the ferry, built in 1931, carried 400 people. => Officials said the ferry, built in 1931 | Officials said the ferry, built in 1931, carried 400 people
"""


def texts(sentence):
    claims = extract_claims(sentence, PUBLISHED)
    assert all(sentence[c.start : c.end] == c.text and c.text in c.sentence for c in claims)
    return [c.text for c in claims if c.kind not in ("quotation", "statement")]


@pytest.mark.parametrize("case", TEXTS.strip().splitlines())
def test_a_claim_is_the_smallest_part_of_its_sentence_that_says_it(case):
    sentence, _, wanted = case.partition(" => ")
    parts = [part.strip() for part in wanted.split(" | ")]
    got = texts(sentence)
    assert [part if part == "*" else text for text, part in zip(got, parts, strict=True)] == parts


SUBJECTS = """
Apple sold 1.2 million units. => Apple
GDP grew 0.2 percent. => GDP
After the report its shares rose 3 percent. => its shares
Brent crude slid 2 percent to $71. => Brent crude
Prices start at $300. => Prices
About 60% of the country's 25m households own a car. => the country's 25m households
In Norvia, the toll rose to 40. => the toll
On Monday the toll rose to 40. => the toll
The flu has killed 40 people and infected 300. => The flu
A blast hit the market, killing 12 people. => A blast
Vesta, which employs 4,200 people, lost $3 million. => Vesta
Officials said the storm had killed 12 people. => the storm
The storm killed 12 people, officials said. => The storm
The ministry reported 17 deaths. => The ministry
Norvia, a country of 33 million, voted. => Norvia
More than 300 ethnic Kurds were detained. => ethnic Kurds
There were 40 fires. => -
The river that crosses the town rose two metres. => The river that crosses the town
The army chief, Jon Lind, said 12 soldiers had died. => soldiers
Maria Lind, 34, won the race. => Maria Lind
The death toll in the city reached 85. => The death toll in the city
According to the bank, exports fell 4 percent. => exports
Exports, the bank said, fell 4 percent. => Exports
Norvia: 1,200 deaths were reported. => Norvia
More than 300 people died. => -
The new tax will cost firms $40 million. => The new tax
The seasonally adjusted jobless rate fell to 4.2 percent. => The seasonally adjusted jobless rate
State-owned firms lost $3 billion. => State-owned firms
The re-elected mayor hired 12 porters. => The re-elected mayor
The May 2019 vote cost $3 million. => The May 2019 vote
According to the UN, 12 ships sank. => ships
Adjusted for inflation, the budget was cut by 4 percent. => the budget
Founded in Elba, the firm has 300 staff. => the firm
The film "Ten Days" won three prizes. => The film "Ten Days"
As of 30 April there were 300 cases. => -
"""


@pytest.mark.parametrize("case", SUBJECTS.strip().splitlines())
def test_the_subject_is_whom_or_what_the_figure_is_about(case):
    sentence, _, wanted = case.partition(" => ")
    claim = next(c for c in extract_claims(sentence, PUBLISHED) if c.kind not in ("date", "quotation"))
    assert (claim.subject or "-") == wanted.strip()


PLACES = """
The fever killed 40 people in mainland Norvia and beyond. => mainland Norvia and beyond
The fever killed 40 people and infected 300 in mainland Norvia and beyond. => mainland Norvia and beyond
He is the third oldest player in English football. => -
The quake killed 40 people in the Sirvan mountains. => the Sirvan mountains
In the northern city of Kirkuk, Iraq, 12 people died. => the northern city of Kirkuk, Iraq
The app has 40 million users worldwide. => worldwide
Sales fell 3 percent in North America and in Europe. => North America and in Europe
The storm killed 40 people in Norvia and in several days sank 12 boats. => Norvia
The mine employs 900 people. => -
It has the largest park in Europe. => Europe
The flood killed 12 people in Kabul and nearby towns. => Kabul and nearby towns
The flood killed 12 people in northern Peru and across the border. => northern Peru and across the border
The flood killed 12 people in Hubei and the rest of China. => Hubei and the rest of China
The flood killed 12 people in Syria and neighbouring Iraq. => Syria and neighbouring Iraq
The flood killed 12 people in Norway, Sweden and parts of Finland. => Norway, Sweden and parts of Finland
The flood killed 12 people in Kabul and other towns were cut off. => Kabul
The flood killed 12 people in Kabul and the army was sent. => Kabul
"""


@pytest.mark.parametrize("case", PLACES.strip().splitlines())
def test_a_place_is_read_whole_or_not_at_all(case):
    sentence, _, wanted = case.partition(" => ")
    claim = next(c for c in extract_claims(sentence, PUBLISHED) if c.kind not in ("date", "quotation"))
    assert (claim.place or "-") == wanted.strip()


DATES = """
As of 30 April, 412 people had died. => 2024-04-30 -
By Monday evening 12 people in the town had died. => 2024-05-13 -
On Monday a blast killed 12 people. => 2024-05-15 2024-05-13
A blast killed 12 people on Monday, officials said on Tuesday. => 2024-05-15 2024-05-13
A blast killed 12 people, officials said on Tuesday. => 2024-05-15 -
The bank will hire 40 people by Friday. => 2024-05-15 2024-05-17
The firm made $3 million in 2021 and lost $2 million in 2022. => 2024-05-15 2021
"""


@pytest.mark.parametrize("case", DATES.strip().splitlines())
def test_a_figure_holds_for_the_date_it_names_and_what_happened_has_its_own(case):
    sentence, _, wanted = case.partition(" => ")
    claim = next(c for c in extract_claims(sentence, PUBLISHED) if c.kind not in ("date", "quotation"))
    assert [claim.as_of, claim.event_date or "-"] == wanted.split()


def test_the_words_of_a_picture_are_a_caption():
    text = "Flood kills 12\n\nA flood killed 12 people in Bern.\n\nImage caption, The flood took 40 homes.\n"
    assert [str(c.location) for c in extract_claims(text, PUBLISHED)] == ["headline", "body", "caption"]
