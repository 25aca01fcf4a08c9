"""Counts of people are read with what befell them, however the sentence puts it."""

# ruff: noqa: E501 - a case is one line, a word list is prose.

import pytest

from tests.claims.extraction.reading import cases, values

HARM = """
Divers said 18 bodies had been found. => casualty_count 18 person [killed]
The flu killed at least 420 people nationwide. => casualty_count >=420 person [killed]
Some 90 people were shot and 25 taken hostage. => count ~90 person; casualty_count 25 person [abducted]
Five hikers, including two guides, died in the snow. => casualty_count 5 hiker [killed]; casualty_count 2 guide [killed]
About 3 million people were forced from their homes. => casualty_count ~3000000 person [displaced]
The blast killed 14 people. => casualty_count 14 person [killed]
At least nine miners were killed when the shaft collapsed. => casualty_count >=9 miner [killed]
The ferry sank, leaving 23 passengers dead. => casualty_count 23 passenger [killed]
Some 120 people died in the crush. => casualty_count ~120 person [killed]
The death toll rose to 412. => casualty_count 412 person [killed] (up to)
The floods have claimed 38 lives. => casualty_count 38 person [killed]
Officials put the number of dead at 61. => casualty_count 61 person [killed]
The ministry recorded 304 fatalities. => casualty_count 304 fatality [killed]
Sixteen dead as bus plunges into ravine => casualty_count 16 person [killed]
Rescuers recovered the bodies of seven climbers. => casualty_count 7 climber [killed]
The fire killed two firefighters and injured eleven residents. => casualty_count 2 firefighter [killed]; casualty_count 11 resident [injured]
Three people were killed and 40 others injured. => casualty_count 3 person [killed]; casualty_count 40 person [injured]
More than 200 people were wounded, 30 of them seriously. => casualty_count >200 person [injured]; casualty_count 30 person [injured]
Eight sailors are still missing. => casualty_count 8 sailor [missing]
The quake left 5,000 families homeless. => casualty_count 5000 family [homeless]
Police arrested 37 protesters. => casualty_count 37 protester [arrested]
Up to 60 activists have been detained since the vote. => casualty_count <=60 activist [detained]
The army evacuated nearly 9,000 villagers. => casualty_count <~9000 villager [evacuated]
The war has displaced 2.3 million people. => casualty_count 2300000 person [displaced]
Coast guards rescued 54 migrants off the island. => casualty_count 54 migrant [rescued]
Gunmen abducted more than 80 schoolchildren. => casualty_count >80 schoolchild [abducted]
The virus has infected 1.2 million people and killed 31,000. => casualty_count 1200000 person [infected]; casualty_count 31000 person [killed]
The country reported 417 new cases of cholera. => casualty_count 417 case [infected]
Around 150 patients were hospitalised. => casualty_count ~150 patient [hospitalised]
Doctors treated 12 people for burns. => casualty_count 12 person [treated]
Between 20 and 30 soldiers were killed. => casualty_count 20..30 soldier [killed]
Dozens of people were hurt in the stampede. => casualty_count 24? person [injured]
Hundreds of thousands of civilians have fled the city. => casualty_count 200000? civilian [displaced]
An estimated 70,000 residents remain trapped. => casualty_count ~70000 resident [trapped]
One person was killed and two were injured. => casualty_count 1 person [killed]; casualty_count 2 person [injured]
The attack took the lives of 26 children. => casualty_count 26 child [killed]
The landslide buried 40 houses, killing at least 17 people, including five children. => count 40 house; casualty_count >=17 person [killed]; casualty_count 5 child [killed]
Over half a million Rohingya have been displaced. => casualty_count >500000 rohingya [displaced]
Hospitals admitted 85 people, six of whom later died. => count 85 person; casualty_count 6 person [killed]
"""
NO_HARM = """
Three others fled. => count 3 person
About 3,000 people attended the funeral. => count ~3000 person
The company employs 420 people. => count 420 person
Two soldiers received medals. => count 2 soldier
She has three children. => count 3 child
Thirty delegates signed the letter. => count 30 delegate
The film was seen by 4 million viewers. => count 4000000 viewer
"""
POPULATIONS = """
The town of 12,000 lies on the coast. => population 12000 person
Estonia, a country of 1.3 million, joined the bloc. => population 1300000 person
The island is home to about 900 people. => population ~900 person
The district has a population of 2.5 million. => population 2500000 person
The city of eight million people ground to a halt. => population 8000000 person
The village has 340 inhabitants. => population 340 person
"""


@pytest.mark.parametrize(("sentence", "wanted"), cases(HARM))
def test_people_who_came_to_harm_are_counted_with_their_measure(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(NO_HARM))
def test_people_without_harm_are_plain_counts(sentence, wanted):
    assert values(sentence) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), cases(POPULATIONS))
def test_inhabitants_of_a_place_are_its_population(sentence, wanted):
    assert values(sentence) == wanted
