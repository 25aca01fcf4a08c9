from hypothesis import given
from hypothesis import strategies as st

from ledger.public_id import ALPHABET, LENGTH, new_public_id, read_public_id


def test_new_ids_are_twelve_characters_of_crockfords_alphabet_and_differ():
    ids = {new_public_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(one) == LENGTH == 12 and set(one) <= set(ALPHABET) for one in ids)


@given(st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH))
def test_an_id_reads_back_however_a_person_typed_it(public_id):
    for typed in (
        public_id.upper(),
        public_id.replace("0", "o").replace("1", "l"),
        public_id.replace("0", "O").replace("1", "I"),
        f"{public_id[:4]}-{public_id[4:8]}-{public_id[8:]}",
    ):
        assert read_public_id(typed) == public_id


@given(st.text(max_size=20))
def test_what_spells_no_id_is_none_and_what_does_is_canonical(text):
    found = read_public_id(text)
    assert found is None or (len(found) == LENGTH and read_public_id(found) == found)


def test_other_lengths_and_letters_are_no_id():
    for text in ("", "0123456789ab0", "0123456789a", "0123456789au", "0123456789 b"):
        assert read_public_id(text) is None
