"""For which day a figure holds, and which of several was given before."""

import pytest

from tests.claims.assessment.pages import read_on

CASES = [
    (
        "Cholera has killed at least 80 people in Tamboro as of 9 June 2019.",
        ("2019-06-09", "2019-07-19"),
        (
            "Cholera in Tamboro\n\n"
            "Epidemiological week 23, data up to 9 June 2019. Corrected on 20 June 2019.\n\n"
            "District | Suspected cases | Deaths | CFR (%)\nKesa | 1,022 | 40 | 4.0\n"
            "Lower Ombu | 640 | 27 | 4.2\nPort Ilan | 301 | 12 | 4.0\nTotal | 1,963 | 79 | 4.0"
        ),
        ("contradicts", "79", "2019-06-09"),
    ),
    (
        "Unemployment in Ostia fell to 7.1 percent in March 2021.",
        ("2021-05-02", "2021-06-11"),
        (
            "Labour market, April 2021\n\nReleased 31 May 2021\n\n"
            "The unemployment rate was 6.9 percent in April 2021, down 0.3 percentage points from "
            "March. The rate for March was revised to 7.2 percent from 7.1 percent."
        ),
        ("contradicts", "7.2", "2021-03"),
    ),
    (
        "The birth rate in Ostia fell by 3 percent in 2019.",
        ("2020-05-01", "2020-06-10"),
        ("Births 2019\n\nThere were 41,900 births in Ostia in 2019, 1.4 percent fewer than in 2018."),
        ("contradicts", "1.4", "2019"),
    ),
    (
        "Norvia had counted 659 deaths by 20 May 2020.",
        ("2020-05-20", "2020-06-29"),
        (
            "Norvia: timeline of the epidemic\n\n4 March 2020: first death\n"
            "11 April 2020: 100 deaths\n27 May 2020: 797 deaths"
        ),
        ("superseded", "797", "2020-05-27"),
    ),
    (
        "Norvia had counted 659 deaths by 20 May 2020.",
        ("2020-05-20", "2020-06-29"),
        "Norvia\n\nDeaths stood at 544 on 13 May 2020, at 660 on 20 May and at 797 on 27 May.",
        ("contradicts", "660", "2020-05-20"),
    ),
    (
        "Norvia had counted 659 deaths by 20 May 2020.",
        ("2020-05-20", "2020-06-29"),
        ("Norvia, 20 May 2020\n\nNorvia's toll for 20 May was revised down from 659 to 648 deaths after a review."),
        ("contradicts", "648", "2020-05-20"),
    ),
    (
        "Norvia had counted 659 deaths by 20 May 2020.",
        ("2020-05-20", "2020-06-29"),
        "Norvia, 20 May 2020\n\nDeaths in Norvia: 648 (revised from 659).",
        ("contradicts", "648", "2020-05-20"),
    ),
    (
        "12 people died in the crash.",
        ("2021-06-01", "2021-07-11"),
        (
            "Crash\n\n1 June 2021\n\nPolice are still looking for the driver.\n\n"
            "A crash on the same road killed 12 people in 2009."
        ),
        ("ambiguous", "12", "2009"),
    ),
    (
        "14 people died in a bus crash near Orno on 11 August 2021.",
        ("2021-08-12", "2021-09-21"),
        (
            "Bus crash near Orno\n\nPolice statement, 15 August 2021\n\n"
            "The number of people who died in the bus crash near Orno on 11 August has risen to 16."
        ),
        ("superseded", "16", "2021-08-15"),
    ),
    (
        "Norvia had 659 deaths as of noon on 20 May 2020.",
        ("2020-05-20", "2020-06-29"),
        "Norvia\n\nAs of midnight on 20 May 2020, Norvia had 668 deaths.",
        ("ambiguous", "668", "2020-05-20"),
    ),
    (
        "The ban takes effect on 1 July 2021.",
        ("2021-06-01", "2021-07-11"),
        ("Ban on plastic bags\n\nThe ban takes effect on 1 October 2021. It had been planned for 1 July 2021."),
        ("contradicts", "2021-10-01", None),
    ),
    (
        "The earthquake had killed 1,940 people in Sarn by 8 February 2023.",
        ("2023-02-08", "2023-02-08"),
        (
            "Sarn earthquake: what we know\n\n9 February\n\nRescue crews reached the last villages.\n"
            "\n8 February\n\nThe governor puts the toll at 1,940 dead.\n\n7 February\n\n"
            "By evening 1,220 people were known to have died.\n\n6 February\n\n"
            "An earthquake of magnitude 7.1 struck Sarn at 04:17. At least 300 people died."
        ),
        ("supports", "1940", "2023-02-08"),
    ),
    (
        "The earthquake in Sarn has killed more than 1,900 people.",
        ("2023-02-08", "2023-02-08"),
        (
            "Live: Sarn earthquake\n\n8 February 2023, 21:40\n\n"
            "The governor says 1,940 people have died.\n\n8 February 2023, 12:05\n\n"
            "The death toll has passed 1,600."
        ),
        ("supports", "1940", "2023-02-08"),
    ),
    (
        "Prime Minister Vela held office for 45 days.",
        ("2022-11-01", "2022-11-01"),
        "Vela\n\nVela was prime minister from 6 September 2022 to 20 October 2022.",
        ("supports", "P45D", None),
    ),
    (
        "Tom Reed is 41 years old.",
        ("2021-06-01", "2021-06-01"),
        "Tom Reed\n\nTom Reed (born 1980) is a writer.",
        ("supports", "40", "2021-06-01"),
    ),
    (
        "Velia is the largest producer of tin.",
        ("2020-06-01", "2020-06-01"),
        "Tin\n\nOstia is second after Velia among the producers of tin.",
        ("supports", "1", None),
    ),
    (
        "Velia is the largest tin producer in the world.",
        ("2020-06-01", "2020-06-01"),
        ("Tin production 2019\n\nRank | Country | Tonnes\n1 | Velia | 84,500\n2 | Ostia | 77,000\n3 | Luma | 41,000"),
        ("supports", "1", None),
    ),
    (
        "The museum opened on 4 June 2011.",
        ("2020-06-01", "2020-06-01"),
        (
            "City museum\n\n2004: decision to build\n12 May 2007: work begins\n"
            "4 June 2011: the museum opens\n2015: second wing"
        ),
        ("supports", "2011-06-04", None),
    ),
    (
        "Landslides in Vargo have killed 29 people.",
        ("2022-07-09", "2022-08-18"),
        (
            "Landslides in Vargo: toll lowered\n\n9 July 2022; corrected 12 July 2022\n\n"
            "The number of dead in the Vargo landslides is 27, the civil defence office said. Two "
            "people had been counted twice. It had earlier given 29."
        ),
        ("contradicts", "27", "2022-07-09"),
    ),
    (
        "Oil output in Casan fell to 1.6 million barrels a day in June 2020.",
        ("2020-08-06", "2020-09-15"),
        ("Oil output\n\nMillion barrels a day\n\nMonth | Arad | Casan\nMay 2020 | 8.5 | 1.8\nJune 2020 | 7.6 | 1.5"),
        ("contradicts", "1500000", "2020-06"),
    ),
    (
        "In Dolo there were 48.9 murders per 100,000 people in 2020.",
        ("2021-06-10", "2021-07-20"),
        ("Murders in 2020\n\nCity | Murders | Murders per 100,000 people\nMabe | 1,204 | 61.2\nDolo | 401 | 46.4"),
        ("contradicts", "46.4", "2020"),
    ),
]


@pytest.mark.parametrize(("claim", "days", "source", "expected"), CASES)
def test_the_day_of_a_figure(
    claim: str, days: tuple[str, str], source: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert read_on(claim, days, source) == expected
