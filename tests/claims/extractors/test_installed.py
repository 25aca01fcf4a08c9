"""Which extractors there are, and what is said where one cannot be used."""

import pytest

from claims import extractors
from claims.extractors import ExtractorError, UnknownExtractorError, known
from claims.extractors.run import MOST_NOTES
from tests.claims.plug_in import FINDS_A_WORD

TEXT = "The water rose by night. Nobody was hurt."


def test_the_rules_come_first_and_packages_add_names(install):
    install("water", FINDS_A_WORD)
    assert known()[0] == "rules"
    assert "water" in known()


def test_an_installed_extractor_reads_a_text(install):
    install("water", FINDS_A_WORD)
    found = extractors.read("water", TEXT)
    assert [claim.text for claim in found.claims] == ["The water rose by night"]
    assert found.dropped == {}


def test_an_unknown_name_is_refused_with_those_there_are():
    with pytest.raises(UnknownExtractorError, match=r"No extractor 'wter' is installed. There is: rules"):
        extractors.read("wter", TEXT)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("raise RuntimeError('no model here')", "cannot be loaded: RuntimeError: no model here"),
        ("import not_there_at_all", "cannot be loaded: ModuleNotFoundError"),
        ("import sys\nsys.exit(3)", "cannot be loaded: SystemExit: 3"),
        ("extract = 3", "is no function"),
        ("other = 3", "cannot be loaded: AttributeError"),
        ("def extract(text, published):\n    raise ValueError('bad\\x00 day')", "failed: ValueError: bad day"),
        ("def extract(text, published):\n    raise SystemExit", "failed: SystemExit"),
        ("def extract(text, published):\n    return None", "failed: TypeError"),
        ("def extract(text, published):\n    yield 1\n    raise OSError('gone')", "failed: OSError: gone"),
        ("def extract(text):\n    return []", "failed: TypeError"),
    ],
)
def test_an_extractor_that_is_broken_says_how(install, code, words):
    install("broken", code)
    with pytest.raises(ExtractorError, match=words):
        extractors.read("broken", TEXT)


def test_two_packages_of_one_name_are_refused(install):
    install("water", FINDS_A_WORD, package="plug_in_one")
    install("water", FINDS_A_WORD, package="plug_in_two")
    with pytest.raises(ExtractorError, match="plug_in_one:extract, plug_in_two:extract"):
        extractors.read("water", TEXT)


def test_a_package_cannot_take_the_place_of_the_rules(install):
    install("rules", "def extract(text, published):\n    raise ValueError('not the rules')")
    assert known().count("rules") == 1
    assert [claim.rule for claim in extractors.read("rules", "A flood killed 12 people.").claims]


@pytest.mark.parametrize("name", ["Water", "wa ter", "x" * 41])
def test_a_name_that_does_not_fit_is_refused(install, name):
    install(name, FINDS_A_WORD, package="plug_in_named")
    with pytest.raises(ExtractorError, match="cannot name an extractor"):
        extractors.read(name, TEXT)


def test_what_it_warns_of_is_kept_and_bounded(install):
    install(
        "wordy",
        "import logging\ndef extract(text, published):\n"
        "    for n in range(500):\n        logging.getLogger(__name__).warning('saw %s\\x00 of\\n%s', n, 'x' * 600)\n"
        "    logging.getLogger(__name__).info('quiet')\n    return []",
    )
    notes = extractors.read("wordy", TEXT).notes
    assert len(notes) == MOST_NOTES
    assert notes[0].startswith("saw 0 of x")
    assert max(map(len, notes)) == 300
