"""Of many countries on a page a value is the claim's own country's, and missing once that has gone."""

import pytest

from tests.claims.assessment.pages import read_on

CASES = [
    (
        "By 6 May 2020 Covid-19 had claimed 2,507 lives in Mexico.",
        ("2020-05-06", "2020-06-15"),
        (
            "Fatalities by territory, 6 May 2020\n\n"
            "Territory | Fatalities to date | Infections to date\nPeru | 1,889 | 65,015\n"
            "Chile | 346 | 31,721\nKenya | 42 | 830\nQatar | 12 | 25,149"
        ),
        ("value_missing", None, None),
    ),
    (
        "By 6 May 2020 Covid-19 had claimed 2,507 lives in Mexico.",
        ("2020-05-06", "2020-06-15"),
        (
            "Fatalities by territory, 6 May 2020\n\n"
            "Territory | Fatalities to date | Infections to date\nPeru | 1,889 | 65,015\n"
            "Chile | 346 | 31,721\nKenya | 42 | 830\nQatar | 12 | 25,149\nNew Mexico | 169 | 4,031"
        ),
        ("value_missing", None, None),
    ),
    (
        "As of 6 May 2020, the coronavirus death toll in Mexico was 2,507.",
        ("2020-05-06", "2020-06-15"),
        (
            "Epidemic dashboard\n\nLatest data: 6 May 2020\n\n"
            "# | Location | Cumulative cases | Cumulative deaths | Deaths (7 days)\n"
            "1 | Peru | 65,015 | 1,889 | 9\n2 | Chile | 31,721 | 346 | 9\n"
            "3 | Kenya | 830 | 42 | 9\n4 | Qatar | 25,149 | 12 | 9"
        ),
        ("value_missing", None, None),
    ),
    (
        "As of 6 May 2020, the coronavirus death toll in Mexico was 2,507.",
        ("2020-05-06", "2020-06-15"),
        (
            "Epidemic dashboard\n\nLatest data: 6 May 2020\n\n"
            "# | Location | Cumulative cases | Cumulative deaths | Deaths (7 days)\n"
            "1 | Peru | 65,015 | 1,889 | 9\n2 | Chile | 31,721 | 346 | 9\n"
            "3 | Kenya | 830 | 42 | 9\n4 | Qatar | 25,149 | 12 | 9\n"
            "5 | New Mexico | 4,031 | 169 | 9"
        ),
        ("value_missing", None, None),
    ),
    (
        "Mexico had reported 2,507 Covid-19 deaths by 6 May 2020.",
        ("2020-05-06", "2020-06-15"),
        (
            "Weekly epidemiological update\n\nSituation by country as of 14 May 2020\n\n"
            "Mexico - 4,220 deaths, 40,186 cases\nPeru - 1,889 deaths, 65,015 cases\n"
            "Chile - 346 deaths, 31,721 cases\nKenya - 42 deaths, 830 cases\n"
            "Qatar - 12 deaths, 25,149 cases"
        ),
        ("superseded", "4220", "2020-05-14"),
    ),
    (
        "Mexico had reported 2,507 Covid-19 deaths by 6 May 2020.",
        ("2020-05-06", "2020-06-15"),
        (
            "Weekly epidemiological update\n\nSituation by country as of 6 May 2020\n\n"
            "Peru - 1,889 deaths, 65,015 cases\nChile - 346 deaths, 31,721 cases\n"
            "Kenya - 42 deaths, 830 cases\nQatar - 12 deaths, 25,149 cases\n"
            "New Mexico - 169 deaths, 4,031 cases"
        ),
        ("value_missing", None, None),
    ),
    (
        "Nearly 2,600 people had died of the virus in Mexico by 6 May 2020.",
        ("2020-05-06", "2020-06-15"),
        (
            "Where the virus has killed\n\nFigures compiled on 14 May 2020. They are cumulative.\n\n"
            "Mexico has lost 4,220 people to the virus, out of 40,186 known infections.\n\n"
            "Peru has lost 1,889 people to the virus, out of 65,015 known infections.\n\n"
            "Chile has lost 346 people to the virus, out of 31,721 known infections.\n\n"
            "Kenya has lost 42 people to the virus, out of 830 known infections.\n\n"
            "Qatar has lost 12 people to the virus, out of 25,149 known infections."
        ),
        ("superseded", "4220", "2020-05-14"),
    ),
    (
        "Nearly 2,600 people had died of the virus in Mexico by 6 May 2020.",
        ("2020-05-06", "2020-06-15"),
        (
            "Where the virus has killed\n\nFigures compiled on 6 May 2020. They are cumulative.\n\n"
            "Mexico has lost 2,961 people to the virus, out of 26,025 known infections.\n\n"
            "Peru has lost 1,889 people to the virus, out of 65,015 known infections.\n\n"
            "Chile has lost 346 people to the virus, out of 31,721 known infections.\n\n"
            "Kenya has lost 42 people to the virus, out of 830 known infections.\n\n"
            "Qatar has lost 12 people to the virus, out of 25,149 known infections."
        ),
        ("contradicts", "2961", "2020-05-06"),
    ),
    (
        "More than 2,500 people in Mexico have died of Covid-19.",
        ("2020-05-06", "2020-06-15"),
        (
            "DAILY SUMMARY\nPosition at 6 May 2020\n\nCountry Deaths Cases\nPeru 1,889 65,015\n"
            "Chile 346 31,721\nKenya 42 830\nQatar 12 25,149"
        ),
        ("value_missing", None, None),
    ),
    (
        "More than 2,500 people in Mexico have died of Covid-19.",
        ("2020-05-06", "2020-06-15"),
        (
            "DAILY SUMMARY\nPosition at 6 May 2020\n\nCountry Deaths Cases\nPeru 1,889 65,015\n"
            "Chile 346 31,721\nKenya 42 830\nQatar 12 25,149\nNew Mexico 169 4,031"
        ),
        ("value_missing", None, None),
    ),
    (
        "Mexico's coronavirus deaths stood at 2,507 on 6 May 2020.",
        ("2020-05-06", "2020-06-15"),
        (
            "Country notes\n\nData up to and including 6 May 2020\n\nPeru\n\n"
            "The number of people known to have died stands at 1,889. There have been 65,015 confirmed "
            "infections.\n\nChile\n\n"
            "The number of people known to have died stands at 346. There have been 31,721 confirmed "
            "infections.\n\nKenya\n\n"
            "The number of people known to have died stands at 42. There have been 830 confirmed "
            "infections.\n\nQatar\n\n"
            "The number of people known to have died stands at 12. There have been 25,149 confirmed "
            "infections."
        ),
        ("value_missing", None, None),
    ),
    (
        "Mexico's coronavirus deaths stood at 2,507 on 6 May 2020.",
        ("2020-05-06", "2020-06-15"),
        (
            "Country notes\n\nData up to and including 14 May 2020\n\nMexico\n\n"
            "The number of people known to have died stands at 4,220. There have been 40,186 confirmed "
            "infections.\n\nPeru\n\n"
            "The number of people known to have died stands at 1,889. There have been 65,015 confirmed "
            "infections.\n\nChile\n\n"
            "The number of people known to have died stands at 346. There have been 31,721 confirmed "
            "infections.\n\nKenya\n\n"
            "The number of people known to have died stands at 42. There have been 830 confirmed "
            "infections.\n\nQatar\n\n"
            "The number of people known to have died stands at 12. There have been 25,149 confirmed "
            "infections."
        ),
        ("superseded", "4220", "2020-05-14"),
    ),
    (
        "Mexico's coronavirus deaths stood at 2,507 on 6 May 2020.",
        ("2020-05-06", "2020-06-15"),
        (
            "Country notes\n\nData up to and including 6 May 2020\n\nMexico\n\n"
            "The number of people known to have died stands at 2,961. There have been 26,025 confirmed "
            "infections.\n\nPeru\n\n"
            "The number of people known to have died stands at 1,889. There have been 65,015 confirmed "
            "infections.\n\nChile\n\n"
            "The number of people known to have died stands at 346. There have been 31,721 confirmed "
            "infections.\n\nKenya\n\n"
            "The number of people known to have died stands at 42. There have been 830 confirmed "
            "infections.\n\nQatar\n\n"
            "The number of people known to have died stands at 12. There have been 25,149 confirmed "
            "infections."
        ),
        ("contradicts", "2961", "2020-05-06"),
    ),
    (
        "Mexico's coronavirus deaths stood at 2,507 on 6 May 2020.",
        ("2020-05-06", "2020-06-15"),
        (
            "Country notes\n\nData up to and including 6 May 2020\n\nPeru\n\n"
            "The number of people known to have died stands at 1,889. There have been 65,015 confirmed "
            "infections.\n\nChile\n\n"
            "The number of people known to have died stands at 346. There have been 31,721 confirmed "
            "infections.\n\nKenya\n\n"
            "The number of people known to have died stands at 42. There have been 830 confirmed "
            "infections.\n\nQatar\n\n"
            "The number of people known to have died stands at 12. There have been 25,149 confirmed "
            "infections.\n\nNew Mexico\n\n"
            "The number of people known to have died stands at 169. There have been 4,031 confirmed "
            "infections."
        ),
        ("value_missing", None, None),
    ),
    (
        "At least 2,500 deaths had been recorded in Mexico as of 6 May 2020.",
        ("2020-05-06", "2020-06-15"),
        (
            "Coronavirus deaths: 14 May 2020\n\n| Mexico | Peru | Chile | Kenya | Qatar\n"
            "Deaths | 4,220 | 1,889 | 346 | 42 | 12\n"
            "Cases | 40,186 | 65,015 | 31,721 | 830 | 25,149"
        ),
        ("superseded", "4220", "2020-05-14"),
    ),
    (
        "At least 2,500 deaths had been recorded in Mexico as of 6 May 2020.",
        ("2020-05-06", "2020-06-15"),
        (
            "Coronavirus deaths: 6 May 2020\n\n| Peru | Chile | Kenya | Qatar | New Mexico\n"
            "Deaths | 1,889 | 346 | 42 | 12 | 169\nCases | 65,015 | 31,721 | 830 | 25,149 | 4,031"
        ),
        ("value_missing", None, None),
    ),
    (
        "By 6 May 2020 Covid-19 had claimed 2,507 lives in Mexico.",
        ("2020-05-06", "2020-05-06"),
        (
            "Fatalities by territory, 6 May 2020\n\n"
            "Territory | Fatalities to date | Infections to date\nMexico | 2,507 | 26,025\n"
            "Peru | 1,889 | 65,015\nChile | 346 | 31,721\nKenya | 42 | 830\nQatar | 12 | 25,149"
        ),
        ("supports", "2507", "2020-05-06"),
    ),
    (
        "As of 6 May 2020, the coronavirus death toll in Mexico was 2,507.",
        ("2020-05-06", "2020-05-06"),
        (
            "Epidemic dashboard\n\nLatest data: 6 May 2020\n\n"
            "# | Location | Cumulative cases | Cumulative deaths | Deaths (7 days)\n"
            "1 | Mexico | 26,025 | 2,507 | 9\n2 | Peru | 65,015 | 1,889 | 9\n"
            "3 | Chile | 31,721 | 346 | 9\n4 | Kenya | 830 | 42 | 9\n5 | Qatar | 25,149 | 12 | 9"
        ),
        ("supports", "2507", "2020-05-06"),
    ),
    (
        "Mexico had reported 2,507 Covid-19 deaths by 6 May 2020.",
        ("2020-05-06", "2020-05-06"),
        (
            "Weekly epidemiological update\n\nSituation by country as of 6 May 2020\n\n"
            "Mexico - 2,507 deaths, 26,025 cases\nPeru - 1,889 deaths, 65,015 cases\n"
            "Chile - 346 deaths, 31,721 cases\nKenya - 42 deaths, 830 cases\n"
            "Qatar - 12 deaths, 25,149 cases"
        ),
        ("supports", "2507", "2020-05-06"),
    ),
    (
        "Nearly 2,600 people had died of the virus in Mexico by 6 May 2020.",
        ("2020-05-06", "2020-05-06"),
        (
            "Where the virus has killed\n\nFigures compiled on 6 May 2020. They are cumulative.\n\n"
            "Mexico has lost 2,507 people to the virus, out of 26,025 known infections.\n\n"
            "Peru has lost 1,889 people to the virus, out of 65,015 known infections.\n\n"
            "Chile has lost 346 people to the virus, out of 31,721 known infections.\n\n"
            "Kenya has lost 42 people to the virus, out of 830 known infections.\n\n"
            "Qatar has lost 12 people to the virus, out of 25,149 known infections."
        ),
        ("supports", "2507", "2020-05-06"),
    ),
    (
        "More than 2,500 people in Mexico have died of Covid-19.",
        ("2020-05-06", "2020-05-06"),
        (
            "DAILY SUMMARY\nPosition at 6 May 2020\n\nCountry Deaths Cases\nMexico 2,507 26,025\n"
            "Peru 1,889 65,015\nChile 346 31,721\nKenya 42 830\nQatar 12 25,149"
        ),
        ("supports", "2507", "2020-05-06"),
    ),
    (
        "Mexico's coronavirus deaths stood at 2,507 on 6 May 2020.",
        ("2020-05-06", "2020-05-06"),
        (
            "Country notes\n\nData up to and including 6 May 2020\n\nMexico\n\n"
            "The number of people known to have died stands at 2,507. There have been 26,025 confirmed "
            "infections.\n\nPeru\n\n"
            "The number of people known to have died stands at 1,889. There have been 65,015 confirmed "
            "infections.\n\nChile\n\n"
            "The number of people known to have died stands at 346. There have been 31,721 confirmed "
            "infections.\n\nKenya\n\n"
            "The number of people known to have died stands at 42. There have been 830 confirmed "
            "infections.\n\nQatar\n\n"
            "The number of people known to have died stands at 12. There have been 25,149 confirmed "
            "infections."
        ),
        ("supports", "2507", "2020-05-06"),
    ),
    (
        "At least 2,500 deaths had been recorded in Mexico as of 6 May 2020.",
        ("2020-05-06", "2020-05-06"),
        (
            "Coronavirus deaths: 6 May 2020\n\n| Mexico | Peru | Chile | Kenya | Qatar\n"
            "Deaths | 2,507 | 1,889 | 346 | 42 | 12\n"
            "Cases | 26,025 | 65,015 | 31,721 | 830 | 25,149"
        ),
        ("supports", "2507", "2020-05-06"),
    ),
]


@pytest.mark.parametrize(("claim", "days", "source", "expected"), CASES)
def test_a_countrys_value_is_its_own(
    claim: str, days: tuple[str, str], source: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert read_on(claim, days, source) == expected
