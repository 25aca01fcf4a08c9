"""Row and column headings tell what a figure counts, where, when and in what."""

import pytest

from tests.claims.assessment.pages import read_on

CASES = [
    (
        "Velia had 902 deaths by 1 November 2020.",
        ("2020-11-01", "2020-12-01"),
        (
            "Weekly table\n\nCountry | 25 October 2020 | | 1 November 2020\nCountry | Cases | Deaths | Cases | Deaths\n"
            "Ostia | 37,020 | 571 | 40,120 | 611\nVelia | 47,390 | 825 | 51,400 | 902"
        ),
        ("supports", "902", "2020-11-01"),
    ),
    (
        "China had recorded 304 deaths from the virus by 2 February 2020.",
        ("2020-02-02", "2020-02-02"),
        (
            "Situation report 13\n\n2 February 2020\n\nTable 1. Countries reporting cases\n\n"
            "Region | Country | Confirmed (new) | Deaths (new)\n"
            "Western Pacific | China | 14411 (2590) | 304 (45)\n"
            "Western Pacific | Japan | 20 (3) | 0\nSouth-East Asia | Thailand | 19 (0) | 0\n"
            "| Grand total | 14557 | 305"
        ),
        ("supports", "304", "2020-02-02"),
    ),
    (
        "Cholera has killed at least 80 people in Tamboro as of 9 June 2019.",
        ("2019-06-09", "2019-06-09"),
        (
            "Cholera in Tamboro\n\nEpidemiological week 23, data up to 9 June 2019\n\n"
            "District | Suspected cases | Deaths | CFR (%)\nKesa | 1,022 | 41 | 4.0\n"
            "Lower Ombu | 640 | 27 | 4.2\nPort Ilan | 301 | 12 | 4.0\nTotal | 1,963 | 80 | 4.1"
        ),
        ("supports", "80", "2019-06-09"),
    ),
    (
        "Norvia had 14,229 confirmed cases as of 20 May 2020.",
        ("2020-05-20", "2020-05-20"),
        (
            "Regional comparison\n\n20 May 2020\n\n| Estvar | Norvia | Luma\n"
            "Confirmed cases | 2,978 | 14,229 | 61\nDeaths | 47 | 659 | 3\n"
            "Recovered | 1,402 | 8,800 | 52"
        ),
        ("supports", "14229", "2020-05-20"),
    ),
    (
        "Velia reported 902 deaths by 1 November 2020.",
        ("2020-11-01", "2020-11-01"),
        (
            "Weekly table\n\n1 November 2020\n\nCountry | Cases | | Deaths\n"
            "Country | Total | Last 7 days | Total | Last 7 days\n"
            "Ostia | 40,120 | 3,100 | 611 | 40\nVelia | 51,400 | 4,010 | 902 | 77"
        ),
        ("supports", "902", "2020-11-01"),
    ),
    (
        "Velia had 51,400 infections by 1 November 2020.",
        ("2020-11-01", "2020-11-01"),
        (
            "Weekly table\n\nCountry | 25 October 2020 | | 1 November 2020\n"
            "Country | Cases | Deaths | Cases | Deaths\nOstia | 37,020 | 571 | 40,120 | 611\n"
            "Velia | 47,390 | 825 | 51,400 | 902"
        ),
        ("supports", "51400", "2020-11-01"),
    ),
    (
        "Port Ilan has recorded 12 cholera deaths as of 9 June 2019.",
        ("2019-06-09", "2019-06-09"),
        (
            "Cholera by district\n\n9 June 2019\n\nProvince | District | Cases | Deaths\n"
            "Coast | Port Ilan | 301 | 12\nCoast | Sandbar | 77 | 2\nHills | Kesa | 1,022 | 41"
        ),
        ("supports", "12", "2019-06-09"),
    ),
    (
        "Ostia had 611 deaths as of 1 November 2020.",
        ("2020-11-01", "2020-11-01"),
        (
            "Country tables\n\n1 November 2020\n\nInfections\n\nCountry | Number\nVelia | 51,400\n"
            "Ostia | 40,120\n\nDeaths\n\nCountry | Number\nVelia | 902\nOstia | 611\n\n"
            "Hospital patients\n\nCountry | Number\nVelia | 1,880\nOstia | 1,004"
        ),
        ("supports", "611", "2020-11-01"),
    ),
    (
        "There were 44 deaths in Sandbar in 2018.",
        ("2019-02-01", "2019-02-01"),
        (
            "Road safety yearbook\n\nRoad deaths by district and year\nDistrict | 2017 | 2018\n"
            "Port Ilan | 61 | 55\nSandbar | 39 | 44"
        ),
        ("supports", "44", "2018"),
    ),
    (
        "The population of Velia was 33 million in 2019.",
        ("2020-07-01", "2020-07-01"),
        (
            "Key figures\n\nCountry | Population (thousands), 2018 | Population (thousands), 2019\n"
            "Ostia | 5,328 | 5,368\nVelia | 32,580 | 32,960"
        ),
        ("supports", "32960000", "2019"),
    ),
    (
        "Velia counts 1.2 million farm workers.",
        ("2020-10-10", "2020-10-10"),
        (
            "Agriculture census\n\n10 September 2020\n\nSector | Workers (1,000)\nFarming | 1,187\n"
            "Fishing | 96\nForestry | 44"
        ),
        ("supports", "1187000", "2020-09-10"),
    ),
    (
        "Industrial output in Ostia dropped 1.8% in the second quarter of 2020.",
        ("2020-08-15", "2020-08-15"),
        ("Industry\n\nOutput by quarter\n\nQuarter | Change on previous quarter (%)\nQ1 2020 | -0.4\nQ2 2020 | -1.8"),
        ("supports", "-1.8", "2020-34"),
    ),
    (
        "Ostia counted 118 probable cases by 6 March 2020.",
        ("2020-03-07", "2020-03-07"),
        "Ostia\n\nDate | Confirmed | Probable\n5 March 2020 | 40 | 101\n6 March 2020 | 52 | 118",
        ("supports", "118", "2020-03-06"),
    ),
    (
        "Velia has 3.9 doctors per 1,000 people.",
        ("2020-05-06", "2020-05-06"),
        ("Doctors\n\nCountry | Doctors | Doctors per 1,000 people\nOstia | 17,020 | 3.2\nVelia | 128,500 | 3.9"),
        ("supports", "3.9", "2020-05-06"),
    ),
    (
        "Inflation in Velia hit 8.6% in May 2022.",
        ("2022-06-11", "2022-06-11"),
        (
            "Consumer prices\n\n10 June 2022\n\n"
            "Month | Index (2015 = 100) | Annual change (%) | Monthly change (%)\n"
            "March 2022 | 112.4 | 7.4 | 0.9\nApril 2022 | 113.0 | 8.1 | 0.5\n"
            "May 2022 | 113.9 | 8.6 | 0.8"
        ),
        ("supports", "8.6", "2022-05"),
    ),
    (
        "Kesa district counted 41 cholera deaths by 9 June 2019.",
        ("2019-06-09", "2019-07-19"),
        (
            "Cholera in Tamboro\n\nEpidemiological week 24, data up to 16 June 2019\n\n"
            "District | Suspected cases | Deaths | CFR (%)\nLower Ombu | 690 | 29 | 4.2\n"
            "Total | 690 | 29 | 4.1"
        ),
        ("value_missing", None, None),
    ),
    (
        "Luma had 3 deaths as of 20 May 2020.",
        ("2020-05-20", "2020-06-29"),
        (
            "Regional comparison\n\n20 May 2020\n\n| Estvar | Norvia\n"
            "Confirmed cases | 2,978 | 14,229\nDeaths | 47 | 659"
        ),
        ("value_missing", None, None),
    ),
    (
        "By 20 May 2020 the fever had killed 659 people in Norvia.",
        ("2020-05-20", "2020-06-29"),
        (
            "iso_code | location | date | new_cases | new_deaths\n"
            "NOR | Norvia | 2020-05-19 | 700 | 12\nNOR | Norvia | 2020-05-20 | 720 | 14"
        ),
        ("value_missing", None, None),
    ),
    (
        "Ostia counted 52 confirmed cases by 6 March 2020.",
        ("2020-03-07", "2020-04-16"),
        "Ostia\n\nDate | Probable\n5 March 2020 | 101\n6 March 2020 | 118",
        ("ambiguous", "118", "2020-03-06"),
    ),
    (
        "Ostia produces 41,000 tonnes of tin a year.",
        ("2020-01-01", "2021-03-01"),
        (
            "Tin production\n\nCountry | 2017 | 2018 | 2019 | 2020\n"
            "Ostia | 40,200 | 41,000 | 42,300 | 43,900\n"
            "Velia | 82,000 | 84,500 | 85,000 | 85,100\n\nIn tonnes."
        ),
        ("superseded", "43900", "2020"),
    ),
    (
        "The vaccine has been given to 1.5 million people in Velia.",
        ("2021-03-01", "2021-04-10"),
        (
            "Vaccination\n\nData as at 31 March 2021\n\nCountry | First dose | Fully vaccinated\n"
            "Ostia | 602,114 | 320,004\nVelia | 3,011,220 | 1,644,018"
        ),
        ("superseded", "3011220", "2021-03-31"),
    ),
    (
        "Velia exported goods worth $4.2 billion in 2020.",
        ("2021-02-01", "2021-02-01"),
        (
            "Foreign trade\n\nValues in million US dollars\n\nYear | Exports | Imports\n"
            "2019 | 4,611 | 5,020\n2020 | 4,184 | 4,777"
        ),
        ("supports", "4184000000", "2020"),
    ),
    (
        "The operation cost 1.4 million euros in 2019.",
        ("2020-05-20", "2020-05-20"),
        ("ANNUAL ACCOUNTS\n\nin thousand euros 2019 2018\nIncome 1,880 1,702\nCost of the operation 1,402 1,377"),
        ("supports", "1402000", "2019"),
    ),
    (
        "The number of people in hospital with the virus in Dorset stood at 61 on 4 May 2020.",
        ("2020-05-05", "2020-05-05"),
        (
            "Hospital patients\n\nPatients in hospital with the virus\n\n"
            "Area | 2 May 2020 | 3 May 2020 | 4 May 2020\nDevon | 44 | 41 | 39\n"
            "Dorset | 70 | 66 | 61\nKent | 210 | 205 | 199"
        ),
        ("supports", "61", "2020-05-04"),
    ),
    (
        "The Halden bridge opened in 1937.",
        ("2020-06-01", "2020-06-01"),
        ("List of bridges\n\nName | Opened | Length (m)\nHalden bridge | 1937 | 1,020\nMora bridge | 1962 | 740"),
        ("supports", "1937", None),
    ),
    (
        "Literacy in Tavo is 88 percent.",
        ("2020-06-01", "2020-06-01"),
        (
            "Tavo at a glance\n\nIndicator | Year | Value\nPopulation (thousands) | 2019 | 4,120\n"
            "Literacy (% of adults) | 2018 | 88\nInternet users (% of people) | 2019 | 61"
        ),
        ("supports", "88", "2018"),
    ),
    (
        "Tavo has 4.1 million people.",
        ("2020-06-01", "2020-06-01"),
        (
            "Tavo at a glance\n\nIndicator | Year | Value\nPopulation (thousands) | 2019 | 4,120\n"
            "Literacy (% of adults) | 2018 | 88"
        ),
        ("supports", "4120000", "2019"),
    ),
    (
        "401 people were murdered in Dolo in 2020.",
        ("2021-06-10", "2021-06-10"),
        ("Murders in 2020\n\nCity | Murders | Murders per 100,000 people\nMabe | 1,204 | 61.2\nDolo | 401 | 48.9"),
        ("supports", "401", "2020"),
    ),
    (
        "14,300 people were evacuated because of the fire.",
        ("2021-08-20", "2021-08-20"),
        "Fire bulletin\n\n20 August 2021\n\nSome 14,300 people have been evacuated.",
        ("supports", "14300", "2021-08-20"),
    ),
    (
        "More than 224,000 people have died worldwide.",
        ("2020-05-01", "2020-06-10"),
        (
            "Global update\n\n1 May 2020\n\nRegion | Cases | Deaths\nAfrica | 24,713 | 913\n"
            "Americas | 1,246,190 | 65,228\nEurope | 1,434,649 | 135,961"
        ),
        ("ambiguous", "913", "2020-05-01"),
    ),
    (
        "Tor has 513 infections as of 3 May 2020.",
        ("2020-05-04", "2020-06-13"),
        ("Tor\n\n3 May 2020\n\nArea | Infections\nMainland Tor | 480\nTor islands | 33\nTor, total | 515"),
        ("contradicts", "515", "2020-05-03"),
    ),
]


@pytest.mark.parametrize(("claim", "days", "source", "expected"), CASES)
def test_a_figure_is_read_by_its_headings(
    claim: str, days: tuple[str, str], source: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert read_on(claim, days, source) == expected
