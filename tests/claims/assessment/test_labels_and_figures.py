"""A label and its figure: what is set out of one thing, lists, cards, columns of a PDF."""

import pytest

from tests.claims.assessment.pages import read_on

CASES = [
    (
        "There were 58 deaths of the fever in Lomond by 6 May 2020, the ministry said.",
        ("2020-05-06", "2020-05-06"),
        (
            "MINISTRY OF HEALTH OF LOMOND\nDaily bulletin no. 57\n\nWednesday, 6 May 2020\n\n"
            "Total cases: 2,117\nNew cases: 31\nDeaths: 58\nNew deaths: 2\nRecovered: 1,406"
        ),
        ("supports", "58", "2020-05-06"),
    ),
    (
        "There are 41 hospitals in Ostia.",
        ("2020-10-10", "2020-10-10"),
        (
            "Health facilities\n\nAs of 30 September 2020\n\nHospitals: 41\nClinics: 390\n"
            "Pharmacies: 1,104\n\nThe list covers all of Ostia."
        ),
        ("supports", "41", "2020-09-30"),
    ),
    (
        "The Brand Tower is 312 metres tall.",
        ("2020-06-01", "2020-06-01"),
        (
            "Brand Tower\n\nBrand Tower\nLocation | Ostia City\nBuilt | 2009 to 2014\n"
            "Height | 312 m (1,024 ft)\nFloors | 68\n\n"
            "The Brand Tower is an office building in Ostia City."
        ),
        ("supports", "312", None),
    ),
    (
        "Ana Petrov was born on 4 March 1961.",
        ("2020-06-01", "2020-06-01"),
        (
            "Ana Petrov\n\nAna Petrov\nBorn | 4 March 1961 (age 59), Luma\nOccupation | Chemist\n"
            "Known for | Work on dyes\n\nAna Petrov is a chemist from Luma."
        ),
        ("supports", "1961-03-04", None),
    ),
    (
        "Ana Petrov, 59, is to lead the institute.",
        ("2020-06-01", "2020-06-01"),
        (
            "Ana Petrov\n\nAna Petrov\nBorn | 4 March 1961, Luma\nOccupation | Chemist\n\n"
            "Ana Petrov is a chemist from Luma."
        ),
        ("supports", "59", "2020-06-01"),
    ),
    (
        "Marek Dolan was mayor of Kesa for nearly 12 years.",
        ("2020-06-01", "2020-06-01"),
        (
            "Marek Dolan\n\nMarek Dolan\nOffice | Mayor of Kesa\n"
            "In office | 1 May 2003 to 12 February 2015\nBorn | 7 July 1950\n\n"
            "Marek Dolan is a retired politician."
        ),
        ("supports", "P11Y9M11D", None),
    ),
    (
        "The Lantern sold 2.5 million copies.",
        ("2020-06-01", "2020-06-01"),
        (
            "The Lantern\n\nThe Lantern\nAuthor | Ivo Brand\nPublished | 1998\nPages | 412\n"
            "Copies sold | 2.5 million\n\nThe Lantern is a novel by Ivo Brand."
        ),
        ("supports", "2500000", "2020-06-01"),
    ),
    (
        "Kesa United has won the league 14 times.",
        ("2020-06-01", "2020-06-01"),
        (
            "Kesa United\n\nKesa United\nFounded | 1911\nGround | Mill Lane\nCapacity | 22,400\n"
            "League titles | 14\n\nKesa United is a football club."
        ),
        ("supports", "14", "2020-06-01"),
    ),
    (
        "Kesa United was founded in 1911.",
        ("2020-06-01", "2020-06-01"),
        (
            "Kesa United\n\nKesa United\nFounded | 1911\nGround | Mill Lane\nCapacity | 22,400\n\n"
            "Kesa United is a football club."
        ),
        ("supports", "1911", None),
    ),
    (
        "Turnout in the Ostia election was 61.4 percent.",
        ("2021-06-14", "2021-06-14"),
        ("Election of 13 June 2021: results\n\nTurnout: 61.4%\n\nValid votes: 2,811,004\n\nInvalid votes: 40,112"),
        ("supports", "61.4", "2021-06-13"),
    ),
    (
        "The fever had killed 50 people outside Norvia by 20 May 2020.",
        ("2020-05-20", "2020-05-20"),
        "Deaths by 20 May 2020\n\nNorvia: 659\nOutside Norvia: 50\nWorldwide: 709",
        ("supports", "50", "2020-05-20"),
    ),
    (
        "By 20 May 2020 the fever had killed 47 people in Estvar.",
        ("2020-05-20", "2020-05-20"),
        "Deaths by 20 May 2020\n\nNorvia (659)\nEstvar (47)\nLuma (3)",
        ("supports", "47", "2020-05-20"),
    ),
    (
        "By 20 May 2020 the fever had killed 47 people in Estvar.",
        ("2020-05-20", "2020-05-20"),
        "Deaths by 20 May 2020\n\nNorvia\n659\nEstvar\n47\nLuma\n3",
        ("supports", "47", "2020-05-20"),
    ),
    (
        "By 20 May 2020 the fever had killed 47 people in Estvar.",
        ("2020-05-20", "2020-05-20"),
        (
            "Fever tracker\n\nLast updated: 20 May 2020, 16:00 GMT\n\nNorvia\n\nDeaths\n\n659\n\nCases\n\n"
            "14,229\n\nEstvar\n\nDeaths\n\n47\n\nCases\n\n2,978"
        ),
        ("supports", "47", "2020-05-20"),
    ),
    (
        "By 20 May 2020 the fever had killed 47 people in Estvar.",
        ("2020-05-20", "2020-05-20"),
        "Estvar health office\n\nLast updated: 20 May 2020\n\n47\n\ndeaths\n\n2,978\n\nconfirmed cases",
        ("supports", "47", "2020-05-20"),
    ),
    (
        "The state debt stands at 46% of GDP.",
        ("2020-08-01", "2020-08-01"),
        "Debt office\n\nEnd of June 2020\n\nState debt: 46.2% of GDP\n\nInterest rate: 1.1%",
        ("supports", "46.2", "2020-06"),
    ),
    (
        "The blaze destroyed about 1,200 homes.",
        ("2021-08-20", "2021-08-20"),
        ("Fire bulletin\n\n20 August 2021\n\nHomes destroyed\n1,185\nArea burnt\n88,000 ha\nPeople evacuated\n14,300"),
        ("supports", "1185", "2021-08-20"),
    ),
    (
        "The blaze burned 88,000 hectares.",
        ("2021-08-20", "2021-08-20"),
        ("Fire bulletin\n\n20 August 2021\n\nHomes destroyed\n1,185\nArea burnt\n880 km2\nPeople evacuated\n14,300"),
        ("supports", "880", "2021-08-20"),
    ),
    (
        "The company paid a fine of 40 million pounds.",
        ("2021-04-10", "2021-04-10"),
        "Regulator's notice\n\n10 March 2021\n\nThe company was fined £40 million.",
        ("supports", "40000000", "2021-03-10"),
    ),
    (
        "The hospital treated 340 wounded people after the blast in Irbo.",
        ("2020-08-05", "2020-08-05"),
        ("Blast in Irbo\n\n5 August 2020\n\nThe blast killed 61 people. Hospitals treated 340 wounded."),
        ("supports", "340", "2020-08-05"),
    ),
    (
        "Orrin's council was last elected on 5 May 2019.",
        ("2020-06-01", "2020-07-11"),
        ("Town council of Orrin\n\nTown council of Orrin\nType | Unicameral\nMembers | 47\nLast election | 7 May 2017"),
        ("contradicts", "2017-05-07", None),
    ),
]


@pytest.mark.parametrize(("claim", "days", "source", "expected"), CASES)
def test_a_figure_is_read_by_its_label(
    claim: str, days: tuple[str, str], source: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert read_on(claim, days, source) == expected
