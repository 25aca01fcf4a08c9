"""What the judge cannot read it says so of; it never gives it out as a value that is missing."""

import pytest

from claims.assessment import assess
from claims.extraction import extract_claims
from tests.claims.assessment.pages import TOLL, WRITTEN, judge, outcome


class TestWhatCannotBeJudged:
    def test_a_first_name_that_is_a_small_word_elsewhere_leaves_a_source_english(self) -> None:
        assert outcome("Tom Reed was born in 1980.", "Tom Reed\n\nTom Reed (born 1980) is a writer.")[0] == "supports"

    @pytest.mark.parametrize(
        "source",
        [
            "",
            "Just a moment... we are checking your browser.",
            "Subscribe to continue reading. Norvia had counted ...",
            "Министерство здравоохранения сообщило о 659 смертях в стране.",
            "El ministerio de salud informó que 659 personas han muerto en toda la república durante la semana "
            "pasada según los datos oficiales publicados por las autoridades sanitarias del país.",
        ],
    )
    def test_walls_scans_and_other_languages_are_not_assessed(self, source: str) -> None:
        assert outcome(TOLL, source) == ("not_assessed", None)

    @pytest.mark.parametrize(
        "source",
        [
            "On compte 659 morts en Norvia, selon le ministère.",
            "Norvia: 659 muertos",
            "In Norvia sind bisher 659 Menschen gestorben.",
            "Am 20. Mai 2020 meldete Norvia 659 Tote.",
            "In Norvia i morti sono 659, secondo il governo.",
            "O número de mortos em Norvia subiu para 659.",
            "In Norvia zijn 659 mensen overleden.",
            "W Norvii zmarło 659 osób.",
            "Norvia'da 659 kişi öldü.",
            "País | Muertes\nNorvia | 659",
        ],
    )
    def test_one_sentence_in_another_language_is_not_assessed(self, source: str) -> None:
        result = judge(TOLL, source)
        assert (str(result.outcome), result.observed) == ("not_assessed", None)
        assert "not in English" in result.reason

    @pytest.mark.parametrize(
        "source",
        [
            "Norvia | 659",
            "Rio de Janeiro: 47 deaths\nNorvia: 659 deaths\nLa Paz: 3 deaths",
            "Ursula von der Leyen said that Norvia had counted 659 deaths by 20 May 2020.",
            'By 20 May 2020 Norvia had counted 659 deaths, wrote the daily "la voz del pueblo".',
        ],
    )
    def test_foreign_names_bare_figures_and_a_quoted_line_leave_a_source_english(self, source: str) -> None:
        assert outcome(TOLL, source)[0] != "not_assessed"

    @pytest.mark.parametrize("language", ["es", "ES-mx", "pt_BR"])
    def test_a_declared_language_settles_what_its_words_do_not(self, language: str) -> None:
        table = "Norvia | 672"
        assert outcome(TOLL, table, language=language) == ("not_assessed", None)
        assert str(judge(TOLL, table).outcome) == "value_missing"

    @pytest.mark.parametrize("language", [None, "en", "en-GB", "EN_us", "und", "es"])
    def test_a_plainly_english_text_is_judged_whatever_its_page_declares(self, language: str | None) -> None:
        source = "The ministry said that Norvia had counted 659 deaths by 20 May 2020."
        assert outcome(TOLL, source, language=language) == ("supports", "659")

    def test_a_page_declared_english_is_not_judged_by_another_language(self) -> None:
        assert outcome(TOLL, "Norvia registró 659 muertes.", language="en") == ("not_assessed", None)

    def test_a_claim_without_a_value_is_not_assessed(self) -> None:
        statement = next(c for c in extract_claims("Norvia closed its border with Luma.", WRITTEN))
        assert str(assess(statement, "Norvia closed its border.").outcome) == "not_assessed"

    def test_a_withdrawn_report_is_told(self) -> None:
        result = judge(TOLL, "Fever report\n\nThis report has been withdrawn while its figures are checked.")
        assert (str(result.outcome), result.basis) == ("value_missing", "withdrawn")
