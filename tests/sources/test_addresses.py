import pytest

from sources.addresses import AddressError, canonical_url, host_key


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("HTTP://Example.ORG:80/a?b=1#part", "http://example.org/a?b=1"),
        ("https://example.org", "https://example.org"),
        ("  https://example.org/x  ", "https://example.org/x"),
        ("https://münchen.example/über", "https://xn--mnchen-3ya.example/%C3%BCber"),
        ("https://example.org:8443/x", "https://example.org:8443/x"),
    ],
)
def test_one_page_has_one_spelling(typed, kept):
    assert canonical_url(typed) == kept
    assert canonical_url(kept) == kept


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("example.org", "must begin with http"),
        ("ftp://example.org/x", "must begin with http"),
        ("javascript:alert(1)", "must begin with http"),
        ("https://", "not a web address"),
        ("https://example.org:99999/", "not a web address"),
        ("https://me:secret@example.org/", "Leave the sign-in out"),
        ("https://example.org/" + "x" * 2000, "2,000"),
        ("https://" + "a." * 130 + "org/", "at most 253"),
        ("https://" + "a" * 400 + "/x", "at most 253"),
    ],
)
def test_what_is_no_address_is_named_with_the_fix(typed, words):
    with pytest.raises(AddressError, match=words) as refused:
        canonical_url(typed)
    assert "secret" not in str(refused.value)


def test_a_host_is_a_server_with_its_port():
    assert host_key("https://example.org/x") == "https://example.org:443"
    assert host_key("http://example.org/x") == "http://example.org:80"


def test_the_longest_host_is_kept():
    host = "a." * 125 + "org"
    assert len(host) == 253
    assert canonical_url(f"https://{host}/") == f"https://{host}/"
