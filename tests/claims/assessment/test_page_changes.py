"""From one version of a page to the next: what the judge reads on both, and the name of the change."""

import pytest

from claims.assessment import name_change
from tests.claims.assessment.pages import page_judged, reading_of

TOLL = "Norvia had counted 659 deaths by 20 May 2020."
PAGE = "Norvia, 20 May 2020\n\nDeaths in Norvia: 659."


@pytest.mark.parametrize(
    ("claim", "before", "after", "change"),
    [
        (TOLL, PAGE, "Norvia\n\nAs of 20 May 2020, 659 people have died in Norvia.", "same"),
        (TOLL, PAGE, "Norvia, 27 May 2020\n\nDeaths in Norvia: 797.", "later_period"),
        (TOLL, PAGE, "Norvia, 20 May 2020\n\nDeaths in Norvia: 648 (revised from 659).", "revised"),
        (
            TOLL,
            PAGE,
            "Norvia, 20 May 2020\n\nThis page has been withdrawn. A new one will follow.",
            "withdrawn",
        ),
        (
            TOLL,
            PAGE,
            "Notice\n\nThe ministry has retracted its report on Norvia of 20 May 2020.",
            "withdrawn",
        ),
        (TOLL, PAGE, "Norvia, 20 May 2020\n\nThe troops have withdrawn. Schools stay closed in Norvia.", "disappeared"),
        (TOLL, PAGE, "Norvia, 20 May 2020\n\nSubscribe to continue reading. Deaths in Norvia: ...", "same"),
        (
            "Norvia had 659 deaths as of noon on 20 May 2020.",
            "As of noon on 20 May 2020, Norvia had 659 deaths.",
            "As of midnight on 20 May 2020, Norvia had 668 deaths.",
            "redefined",
        ),
        (
            "By 20 May 2020 the fever had killed 709 people worldwide.",
            "20 May 2020\n\nRegion | Deaths\nNorth | 659\nSouth | 50\nWorldwide | 709",
            "20 May 2020\n\nRegion | Deaths\nNorth | 659\nSouth | 50",
            "redefined",
        ),
        (
            "Velia's unemployment rate was 5.0 percent in March 2021, seasonally adjusted.",
            "The seasonally adjusted unemployment rate in Velia was 5.0 percent in March 2021.",
            "The unemployment rate in Velia was 5.6 percent in March 2021, not seasonally adjusted.",
            "redefined",
        ),
        (
            "12 people died in the crash.",
            "Crash\n\n20 May 2020\n\nThe crash killed 12 people.",
            "Crash\n\n20 May 2020\n\nA crash on the same road killed 12 people in 2009.",
            "redefined",
        ),
        (
            "The Halden bridge is 1,020 metres long.",
            "Name | Length (m)\nHalden bridge | 1,020\nMora bridge | 740",
            "Name | Length (m)\nHalden bridge | 1,002\nMora bridge | 740",
            "revised",
        ),
    ],
)
def test_the_change_between_two_versions_of_a_page(claim: str, before: str, after: str, change: str) -> None:
    readings = [
        reading_of(page_judged(claim, "2020-05-20", source, fetched))
        for source, fetched in ((before, "2020-05-20"), (after, "2020-06-29"))
    ]
    assert name_change(*readings) == change
