"""A page that shows no article says so, and never passes for an article without the figure."""

import pytest

from sources.fetching import readable

URL = "https://daily.example/a"
JAVASCRIPT = "This page shows its text only to a browser with JavaScript."
SUBSCRIBERS = "This page shows its text to subscribers only."
CONSENT = "This page asks for consent and shows no article."
FRAMES = "This page shows its text in a frame; use the frame's own URL."
HUMANS = "This page asks visitors to prove that they are human."
SENTENCES = "<p>The council met on Monday and counted 305 votes for the new bridge over the river.</p>" * 20
NOT_FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'


def problem(body: str, head: str = "") -> str | None:
    page = f"<!doctype html><html lang='en'><head><title>Report</title>{head}</head><body>{body}</body></html>"
    return readable(page.encode(), "text/html", URL, "utf-8").problem


@pytest.mark.parametrize(
    "body",
    [
        "<div id='root'></div><script src='/main.js'></script>",
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id='root'></div><script>x</script>",
        "<div id='app'><p>Loading…</p></div><script src='/m.js'></script>",
        "<h1>Ministry of Health</h1><div id='__next'></div><script src='/m.js'></script><footer>Contact us</footer>",
        "<app-root></app-root><script src='/m.js'></script><p>Ministry of Health</p>",
        "<p>Bitte JavaScript aktivieren.</p>",
        "<p>JavaScript is disabled in your browser.</p>",
        "<p>Wird geladen ...</p><script src='/m.js'></script>",
    ],
)
def test_a_shell_that_scripts_fill_is_no_text(body: str) -> None:
    assert problem(body) == JAVASCRIPT


def test_a_page_made_of_frames_is_no_text() -> None:
    assert problem("<iframe src='/text'></iframe>") == FRAMES
    frames = b"<html><frameset cols='20,80'><frame src='/menu'><frame src='/text'></frameset></html>"
    assert readable(frames, "text/html", URL).problem == FRAMES


@pytest.mark.parametrize(
    "wall",
    [
        "Subscribe to continue reading", "Log in or register to read the full story", "Already a subscriber? Log in",
        "This article is for subscribers only", "You have read all your free articles this month",
        "Nur für Abonnenten", "Jetzt weiterlesen", "Il vous reste 85% de cet article à lire.",
        "Article réservé aux abonnés", "Suscríbete para seguir leyendo", "Abbonati per continuare a leggere",
        "Alleen voor abonnees",
    ],
)  # fmt: skip
def test_a_wall_for_subscribers_is_told_after_a_teaser_too(wall: str) -> None:
    assert problem(f"<p>The council met on Monday.</p><p>{wall}</p>") == SUBSCRIBERS
    if not wall.startswith("Article"):
        assert problem(f"{SENTENCES}<p>{wall}</p><p>From 2 francs a month.</p>") == SUBSCRIBERS


def test_a_short_page_that_calls_itself_not_free_is_a_teaser() -> None:
    assert problem(SENTENCES, NOT_FREE) == SUBSCRIBERS
    assert problem(SENTENCES * 4, NOT_FREE) is None


def test_walls_of_consent_and_for_robots_are_told_in_several_languages() -> None:
    assert problem("<p>Wir und unsere Partner ... Alle Cookies akzeptieren</p>") == CONSENT
    assert problem("<p>Accepter les cookies</p>") == CONSENT
    assert problem("<p>Please press &amp; hold to confirm you are a human</p>") == HUMANS


@pytest.mark.parametrize(
    "body",
    [
        "<div id='app'><p>305 deaths were reported on Monday.</p></div><script src='/m.js'></script>",
        "<p>305 deaths.</p><iframe src='/map'></iframe>" + SENTENCES,
        "<p>In all 305 readers of the paper cancelled, it says, and subscribers left.</p>" + SENTENCES,
        SENTENCES + "<p>The paper asked readers to subscribe to keep it alive, and 305 did so.</p>" + SENTENCES,
        "<noscript><img src='/count.gif'></noscript><p>305 deaths.</p><script src='/m.js'></script>",
    ],
)
def test_a_page_with_its_article_has_no_problem(body: str) -> None:
    assert problem(body) is None


@pytest.mark.parametrize(
    ("head", "canonical"),
    [
        ("<link rel='canonical' href='/r/13#top'>", "https://daily.example/r/13"),
        ("<link rel='Canonical' href='https://other.example/r'>", "https://other.example/r"),
        ("<link rel='canonical' href='https://daily.example/a'>", None),
        ("<link rel='canonical' href='javascript:x()'>", None),
        ("<link rel='canonical' href='http://[broken'>", None),
        ("<meta property='og:url' content='https://daily.example/b'>", "https://daily.example/b"),
        ("", None),
    ],
)
def test_the_address_that_a_page_claims_is_made_whole(head: str, canonical: str | None) -> None:
    page = f"<html><head><title>T</title>{head}</head><body>{SENTENCES}</body></html>"
    assert readable(page.encode(), "text/html", URL).canonical_url == canonical
