"""A claim against a source in many forms: what the judge finds, and what it does to the claim."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.assessment import assess, own_date
from tests.claims.assessment.pages import TOLL, claim_in, judge, outcome


class TestProse:
    @pytest.mark.parametrize(
        "source",
        [
            "Norvia had counted 659 deaths by 20 May 2020.",
            "The number of fever deaths in Norvia stood at 659 on 20 May 2020, up 14 from the day before.",
            "On 20 May 2020 Norvia announced 14 new deaths, which brought its total to 659.",
            "By 20 May 2020 Estvar had counted 47 deaths, Norvia 659 and Luma 3.",
            "As of 20 May 2020, 709 people had died worldwide, 659 of them in Norvia and 50 elsewhere.",
            "Six hundred and fifty-nine people had died in Norvia by 20 May 2020.",
            "Norvia counted 659 deaths by 20 May 2020. The day before it had been 645.",
            "Deaths by 20 May 2020\n\n- Norvia: 659\n- Estvar: 47\n- Luma: 3",
            "Norvia, deaths: 13 May 2020: 544; 20 May 2020: 659; 27 May 2020: 797.",
            "Fever tracker\n\nEstvar\n\n47 deaths\n\nNorvia\n\n659 deaths\n14,229 cases\n\nUpdated 20 May 2020",
            "Norvia health bulletin\n\nData as of 10 am, 20 May 2020\n\nDeaths: 659\nConfirmed cases: 14,229",
        ],
    )
    def test_the_value_is_found_however_it_is_put(self, source: str) -> None:
        assert outcome(TOLL, source) == ("supports", "659")

    @pytest.mark.parametrize(
        "source",
        [
            "Norvia had counted 672 deaths by 20 May 2020.",
            "Norvia\n\nThe toll as of 20 May 2020 is 672 dead.",
            "Fever bulletin\n\n20 May 2020\n\nThe death toll in Norvia has been put at 672.",
        ],
    )
    def test_another_figure_for_the_same_date_contradicts(self, source: str) -> None:
        assert outcome(TOLL, source) == ("contradicts", "672")

    @pytest.mark.parametrize(
        "source",
        [
            "Norvia had counted 735 deaths by 23 May 2020.",
            "Deaths up to 23 May 2020, by country.\n\nIn Norvia 735 people have died. In Luma 3 people have died.",
            "Fever bulletin 12, 23 May 2020\n\nNorvia: 735 deaths.",
        ],
    )
    def test_a_figure_for_a_later_date_supersedes(self, source: str) -> None:
        assert outcome(TOLL, source) == ("superseded", "735")

    @pytest.mark.parametrize(
        "source",
        [
            "No figure is given for Norvia in this edition.\n\nBy 20 May 2020 Luma had counted 3 deaths.",
            "By 20 May 2020 Norvia had counted 14,229 infections.",
            "The fever reached Norvia in March.",
        ],
    )
    def test_no_value_for_the_place_and_measure_is_missing(self, source: str) -> None:
        assert outcome(TOLL, source) == ("value_missing", None)

    def test_an_earlier_figure_cannot_settle_a_claim_about_a_later_day(self) -> None:
        assert outcome(TOLL, "By 10 May 2020 Norvia had counted 503 deaths.") == ("ambiguous", "503")

    def test_the_value_and_its_sentence_are_framed(self) -> None:
        source = "Fever bulletin\n\nLuma: 3 deaths. By 20 May 2020 Norvia had counted 659 deaths. More follows."
        result = judge(TOLL, source)
        assert result.span is not None
        assert result.passage is not None
        assert source[slice(*result.span)] == "659"
        assert source[slice(*result.passage)] == "By 20 May 2020 Norvia had counted 659 deaths."
        assert result.observed_scope == "Norvia"
        assert result.observed_as_of == "2020-05-20"
        assert result.reason == "The source agrees: it gives the same figure, 659, for 20 May 2020."


class TestTables:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("Deaths by 20 May 2020\n\nCountry | Deaths\nLuma | 3\nNorvia | 659", ("supports", "659")),
            ("Country | Cases | Deaths | Date\nNorvia | 14,229 | 659 | 20 May 2020", ("supports", "659")),
            ("Deaths\n\nDate | Luma | Norvia\n13 May 2020 | 2 | 544\n20 May 2020 | 3 | 661", ("contradicts", "661")),
            ("Deaths\n\nCountry | 13 May 2020 | 20 May 2020\nLuma | 2 | 3\nNorvia | 544 | 659", ("supports", "659")),
            ("Norvia\n\nDate | Deaths\n2020-05-13 | 544\n2020-05-20 | 659\n2020-05-27 | 797", ("supports", "659")),
            ("Norvia\n\nDate | Deaths\n20/05/2020 | 659\n27/05/2020 | 797", ("supports", "659")),
            ("Norvia\n\nDate | Deaths\n27 May 2020 | 797\n3 June 2020 | 905", ("superseded", "797")),
            ("Norvia, 20 May 2020\n\nMeasure | Total\nCases | 14,229\nDeaths | 659", ("supports", "659")),
            (
                "20 May 2020\n\nCountry | Cases | New cases | Deaths | New deaths\nNorvia | 14,229 | 720 | 659 | 14",
                ("supports", "659"),
            ),
            ("20 May 2020\n\nCountry | New deaths\nNorvia | 659", ("value_missing", None)),
            ("20 May 2020\n\nCountry | Deaths\nLuma | 3\nTotal | 659", ("value_missing", None)),
        ],
    )
    def test_headings_tell_place_measure_and_date(self, source: str, expected: tuple[str, str | None]) -> None:
        assert outcome(TOLL, source) == expected

    def test_the_row_is_the_passage(self) -> None:
        source = "Deaths by 20 May 2020\n\nCountry | Deaths\nLuma | 3\nNorvia | 659"
        result = judge(TOLL, source)
        assert result.passage is not None
        assert source[slice(*result.passage)] == "Norvia | 659"

    def test_a_scale_in_the_heading_is_applied(self) -> None:
        source = "Country | Population (millions)\nLuma | 1.2\nNorvia | 32.96"
        assert outcome("Norvia has a population of 33 million.", source) == ("supports", "32960000")

    def test_a_percentage_is_read_from_its_heading(self) -> None:
        source = "Labour market in Norvia\n\nMonth | Unemployment rate (%)\nMarch 2020 | 4.4\nApril 2020 | 4.2"
        claim = "Unemployment in Norvia fell to 4.2 percent in April 2020."
        assert outcome(claim, source) == ("supports", "4.2")


class TestScope:
    @pytest.mark.parametrize("other", ["Equatorial Guinea", "Guinea-Bissau", "Papua New Guinea"])
    def test_a_longer_name_is_another_place(self, other: str) -> None:
        for mine, theirs in (("Guinea", other), (other, "Guinea")):
            claim = f"{mine} counted 32 deaths by 20 May 2020."
            assert outcome(claim, f"20 May 2020\n\nCountry | Deaths\n{theirs} | 32") == ("value_missing", None)
            assert outcome(claim, f"By 20 May 2020 {theirs} had counted 32 deaths.") == ("value_missing", None)
            assert outcome(claim, f"{theirs} counted 32 deaths by 20 May 2020.") == ("value_missing", None)
        claim = f"{other} counted 32 deaths by 20 May 2020."
        assert outcome(claim, f"20 May 2020\n\nCountry | Deaths\n{other} | 32\nGuinea | 7") == ("supports", "32")

    @pytest.mark.parametrize(
        ("mine", "theirs"),
        [("South Korea", "Republic of Korea"), ("the United States", "USA"), ("Russia", "Russian Federation")],
    )
    def test_other_names_of_a_country_are_known(self, mine: str, theirs: str) -> None:
        claim = f"By 20 May 2020 the fever had killed 32 people in {mine}."
        assert outcome(claim, f"20 May 2020\n\nCountry | Deaths\n{theirs} | 32") == ("supports", "32")

    def test_one_country_does_not_stand_for_the_world(self) -> None:
        claim = "By 20 May 2020 the fever had killed 709 people worldwide."
        result = judge(claim, "By 20 May 2020 Norvia had counted 659 deaths.")
        assert (str(result.outcome), result.observed) == ("ambiguous", "659")
        assert result.reason == "The source's figure is for Norvia, the claim's for the whole world."

    def test_the_world_is_found_beside_its_parts(self) -> None:
        claim = "By 20 May 2020 the fever had killed more than 700 people in Norvia and beyond."
        source = "20 May 2020\n\nArea | Deaths\nNorvia | 659\nOutside Norvia | 50\nWorldwide | 709"
        assert outcome(claim, source) == ("supports", "709")

    @pytest.mark.parametrize("area", ["Mainland Norvia", "Outside Norvia", "Rest of Norvia"])
    def test_a_part_or_the_rest_of_a_place_is_another_scope(self, area: str) -> None:
        assert outcome(TOLL, f"20 May 2020\n\nArea | Deaths\n{area} | 659")[0] != "supports"

    def test_another_definition_is_named(self) -> None:
        claim = "Norvia counted 900 suspected infections by 20 May 2020."
        result = judge(claim, "By 20 May 2020 Norvia had 400 confirmed infections.")
        assert str(result.outcome) == "ambiguous"
        assert "another definition" in result.reason

    def test_a_page_that_changes_its_definition_says_so(self) -> None:
        source = (
            "Norvia, 20 May 2020\n\nNorvia has counted 1,400 infections.\n\nA change of definition\n\n"
            "From today on, a doctor's diagnosis counts as an infection."
        )
        result = judge("Norvia counted 900 infections by 20 May 2020.", source)
        assert (str(result.outcome), result.basis) == ("ambiguous", "new definition")

    def test_a_change_is_no_total(self) -> None:
        assert outcome(TOLL, "On 20 May 2020 Norvia reported 659 new deaths.") == ("value_missing", None)


class TestPageDate:
    SENTENCE = "The fever has killed 735 people in Norvia."

    @pytest.mark.parametrize(
        "lines",
        [
            "Fever report 14, 23 May 2020",
            "Fever report\n\n23 May 2020",
            "Fever report\n\nData as of 10 am, 23 May 2020",
            "Figures as of 23 May 2020",
            "Bulletin of 24 May 2020\n\nFigures as of 23 May 2020",
            "Fever report\n\nUpdated: 23 May 2020, 18:00 UTC",
        ],
    )
    def test_the_page_dates_its_undated_figures(self, lines: str) -> None:
        result = judge(TOLL, f"{lines}\n\n{self.SENTENCE}")
        assert (str(result.outcome), result.observed_as_of) == ("superseded", "2020-05-23")

    def test_the_day_of_fetching_is_the_last_resort(self) -> None:
        result = judge(TOLL, self.SENTENCE, fetched_at=date(2020, 6, 1))
        assert (str(result.outcome), result.observed_as_of) == ("superseded", "2020-06-01")

    def test_an_unchanged_figure_on_an_undated_page_supports(self) -> None:
        assert outcome(TOLL, "The fever has killed 659 people in Norvia.", fetched_at=date(2020, 6, 1)) == (
            "supports",
            "659",
        )

    def test_a_figure_for_an_earlier_year_on_a_later_page_supersedes(self) -> None:
        claim = "Norvia is a country of 33 million."
        source = "Norvia: population\n\n1 July 2020\n\nNorvia had a population of 33.58 million in 2019."
        assert outcome(claim, source) == ("superseded", "33580000")


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (TOLL, ("2020-05-20", True)),
        ("The fever has killed 659 people in Norvia.", ("2020-05-20", False)),
        ("Norvia, sealed off since 3 March 2020, has counted 659 deaths.", ("2020-05-20", False)),
        ("Norvia had counted 12 deaths at the end of March 2020.", ("2020-03", True)),
        ("The fever has killed 659 people, health officials said on 18 May 2020.", ("2020-05-20", False)),
        ("The fever has killed 659 people, ministers heard in Luma on 18 May 2020.", ("2020-05-20", False)),
        ("The fever has killed 659 people, the health office warned on 18 May 2020.", ("2020-05-20", False)),
    ],
)
def test_a_claim_that_names_its_own_date_is_told_from_one_that_does_not(
    claim: str, expected: tuple[str | None, bool]
) -> None:
    assert own_date(claim_in(claim)) == expected


@pytest.mark.timeout(60)
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_page_that_repeats_a_sentence_costs_no_more_than_its_length(between: str) -> None:
    sentence = "As of 20 May 2020 the fever had killed 659 people in Norvia."
    assert assess(claim_in(TOLL), between.join([sentence] * 4000), date(2020, 5, 21)).outcome == "supports"


class TestQuotedPassage:
    QUOTE = "As of 20 May 2020, 709 people had died worldwide, 659 of them in Norvia and 50 elsewhere."
    CLAIM = "The fever has killed more than 700 people."

    def test_the_value_is_read_in_the_passage_that_still_stands(self) -> None:
        source = f"Fever report\n\n{self.QUOTE}\n\nIn a model, 2,000 people had died by 20 May 2020."
        result = judge(self.CLAIM, source, quote=self.QUOTE)
        assert (result.quote_anchored, str(result.outcome), result.observed) == (True, "supports", "709")

    def test_the_scope_of_the_quote_is_followed_when_its_figures_have_moved(self) -> None:
        source = "As of 23 May 2020, 801 people had died worldwide, 735 of them in Norvia and 66 elsewhere."
        result = judge(self.CLAIM, source, quote=self.QUOTE)
        assert (result.quote_anchored, str(result.outcome), result.observed) == (False, "superseded", "801")
        assert result.observed_scope == "worldwide"

    def test_the_scope_of_the_quote_is_followed_into_a_table(self) -> None:
        source = "Fever report, 23 May 2020\n\nArea | Deaths\nNorvia | 735\nWorldwide | 801"
        assert outcome(self.CLAIM, source, quote=self.QUOTE) == ("superseded", "801")

    def test_a_passage_that_was_taken_out_is_missing(self) -> None:
        result = judge(TOLL, "Figures for Norvia are under review.", quote="Norvia had counted 659 deaths.")
        assert (result.quote_anchored, str(result.outcome)) == (False, "value_missing")


class TestOtherKinds:
    @pytest.mark.parametrize(
        ("claim", "source", "expected"),
        [
            ("Ana Petrov was born on 4 March 1961.", "Ana Petrov (born 4 March 1961) is a chemist.", "supports"),
            ("Ana Petrov was born in 1961.", "Ana Petrov, a chemist, was born on 14 March 1961.", "supports"),
            (
                "Ana Petrov was born on 4 March 1961.",
                "Ana Petrov was born on 14 March 1961 and graduated in 1983.",
                "contradicts",
            ),
            ("Ana Petrov graduated in 1961.", "Ana Petrov (born 4 March 1962) is a chemist.", "contradicts"),
            ("Ana Petrov graduated on 4 March 1961.", "Ana Petrov (born 4 March 1961) is a chemist.", "contradicts"),
            ("Ana Petrov was born before 1962.", "Ana Petrov (born 4 March 1961) is a chemist.", "supports"),
            ("Ana Petrov was born before 1961.", "Ana Petrov (born 4 March 1961) is a chemist.", "contradicts"),
            ("Ana Petrov was born after 1960.", "Ana Petrov (born 4 March 1961) is a chemist.", "supports"),
            ("Ana Petrov was born after 1961.", "Ana Petrov (born 4 March 1961) is a chemist.", "contradicts"),
            ("The Lantern is a 1998 Danish book.", "The Lantern is a 1998 Danish film by Ana Petrov.", "contradicts"),
            ("The Lantern is a 1996 play in 3 acts.", "The Lantern is a 1998 play in 3 acts.", "contradicts"),
            ("The Lantern is a 1998 Danish film.", "The Lantern is a 1998 Danish film by Ana Petrov.", "supports"),
        ],
    )
    def test_dates(self, claim: str, source: str, expected: str) -> None:
        assert outcome(claim, source)[0] == expected

    @pytest.mark.parametrize(("age", "expected"), [("59", "supports"), ("60", "contradicts")])
    def test_an_age_is_worked_out_from_the_birth_date(self, age: str, expected: str) -> None:
        claim = f"Ana Petrov, {age}, will lead the institute."
        assert outcome(claim, "Ana Petrov was born on 14 March 1961.") == (expected, "59")

    def test_a_term_is_worked_out_from_its_ends(self) -> None:
        claim = "President Ossa ruled Norvia for nearly three decades."
        source = (
            "Ossa announced on 19 March 2019 that he had resigned.\n\n"
            "Ossa was president of Norvia from 24 April 1990 until 20 March 2019."
        )
        assert outcome(claim, source) == ("supports", "P28Y10M24D")

    @pytest.mark.parametrize(
        ("claim", "source", "expected"),
        [
            ("The dam cost $3.2 billion.", "The dam cost 3.4 billion dollars, auditors found.", "contradicts"),
            ("The bridge is 2.3 kilometres long.", "The bridge has a length of 2,300 metres.", "supports"),
            ("Norvia bars flights for 30 days.", "Flights from Norvia are barred for 45 days.", "contradicts"),
            ("The union has five member states.", "The union has five member countries.", "supports"),
        ],
    )
    def test_money_measures_lengths_of_time_and_counts(self, claim: str, source: str, expected: str) -> None:
        assert outcome(claim, source)[0] == expected

    def test_a_quotation_is_looked_for_word_for_word(self) -> None:
        claim = claim_in('"We will not close the harbour this winter," the mayor said.', kind="quotation")
        kept = 'The mayor told the council: "We will not close the harbour this winter."'
        turned = 'The mayor told the council: "We will close the harbour this winter."'
        assert str(assess(claim, kept).outcome) == "supports"
        assert str(assess(claim, turned).outcome) == "value_missing"


FRAGMENTS = st.sampled_from(
    [
        "Norvia", "Luma", " | ", "\n", "\n\n", "659", "1,652", "20 May 2020", "2020-05-20", "deaths", "Deaths", ". ",
        ", ", "had counted", "worldwide", "new", "(", ")", ": ", "as of", "%", "million", "born", "until", "and", "- ",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(FRAGMENTS, max_size=40).map(" ".join)), st.text(max_size=40))
def test_any_source_is_judged_and_the_frames_lie_within_it(source: str, quote: str) -> None:
    result = judge(TOLL, source, quote=quote)
    assert result.reason
    for frame in (result.span, result.passage):
        assert frame is None or 0 <= frame[0] < frame[1] <= len(source)
    if result.span is not None and result.passage is not None:
        assert result.passage[0] <= result.span[0]
        assert result.span[1] <= result.passage[1]


def test_the_contract_object_has_every_key() -> None:
    assert judge(TOLL, "Norvia had counted 659 deaths by 20 May 2020.").to_dict() == {
        "outcome": "supports",
        "observed": "659",
        "span": [19, 22],
        "reason": "The source agrees: it gives the same figure, 659, for 20 May 2020.",
        "observed_as_of": "2020-05-20",
        "observed_upper": None,
        "observed_comparator": "exactly",
        "observed_scope": "Norvia",
    }
