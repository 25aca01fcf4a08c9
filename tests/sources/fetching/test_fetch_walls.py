"""What a site shows instead of the page asked for is never taken for the page."""

import time
from collections.abc import Callable

import pytest
from loopback import Site, one, page, policy, redirect

from sources.fetching import Outcome
from sources.fetching.walls import challenge, refresh, wrong_page

STORY = b"<p>The council met on Monday and counted 305 votes.</p>" * 20


def titled(title: str, heading: str = "", words: bytes = b"<p>Sorry.</p>", charset: str = "utf-8") -> bytes:
    return f"<html><head><title>{title}</title></head><body><h1>{heading}</h1>".encode(charset) + words


@pytest.mark.parametrize(
    "title",
    [
        "404", "Error 404", "404 Not Found", "404 - Page not found", "404 Page Not Found | Ministry of Health",
        "Ministry of Health - Page not found", "Page not found &#8211; The Daily", "Oops! That page can’t be found.",
        "Sorry, this page isn't available", "We can't find that page", "This page doesn't exist",
        "The page you are looking for does not exist", "Article no longer available", "Story not found",
        "Page not found (404)", "Seite nicht gefunden – Stadt Zürich", "Die Seite wurde leider nicht gefunden",
        "Page non trouvée", "Page introuvable | Mairie", "Cette page n’existe plus", "Erreur 404",
        "Página no encontrada", "La página no existe", "Página não encontrada", "Pagina non trovata",
        "Pagina niet gevonden", "Pagina nu a fost găsită", "Strona nie istnieje", "Sidan hittades inte",
        "Siden blev ikke fundet", "Siden finnes ikke", "Sivua ei löytynyt", "Stránka nenalezena",
        "Az oldal nem található", "Страница не найдена", "Ошибка 404", "Сторінку не знайдено", "Sayfa bulunamadı",
        "Η σελίδα δεν βρέθηκε", "الصفحة غير موجودة", "הדף לא נמצא", "页面不存在", "抱歉，您访问的页面不存在",
        "找不到網頁",
        "お探しのページが見つかりませんでした", "페이지를 찾을 수 없습니다", "Halaman tidak ditemukan",
        "Không tìm thấy trang",
    ],
)  # fmt: skip
def test_a_page_that_says_it_is_missing_is_gone(title: str) -> None:
    for body in (titled(title), titled("Ministry of Health", title)):
        failure = wrong_page("https://health.example/13", "https://health.example/13", body)
        assert failure is not None
        assert (failure.outcome, failure.reason) == (Outcome.GONE, "soft_404")


def test_a_title_in_an_old_encoding_is_understood() -> None:
    body = titled("Página no encontrada", charset="cp1252")
    failure = wrong_page("https://salud.example/13", "https://salud.example/13", body)
    assert failure is not None
    assert failure.reason == "soft_404"


@pytest.mark.parametrize(
    "title",
    [
        "404 people rescued from flood", "410 dead after quake", "Missing plane: not found after ten years",
        "Page not found, a novel in ten chapters", "Seite 3: nicht gefunden haben wir ihn", "Road maintenance",
        "Maintenance", "The 404 is late again", "Not found guilty: the verdict", "Gone with the Wind",
        "Something went wrong at the reactor, inquiry says", "Security checks at airports take longer",
        "One more step towards peace", "Access denied to 300 lorries at the border", "Just a moment that lasted",
        "Bad gateway to the town to be rebuilt", "Einen Moment lang hielt die Stadt den Atem an",
    ],
)  # fmt: skip
def test_a_report_with_such_words_in_its_title_is_a_report(title: str) -> None:
    body = titled(title, title, STORY)
    assert wrong_page("https://daily.example/a", "https://daily.example/a", body) is None
    assert challenge(body, {}) is None


@pytest.mark.parametrize(
    "title",
    [
        "Down for maintenance", "Site under maintenance", "We'll be back soon!", "Scheduled maintenance | Ministry",
        "Ministry - Service Unavailable", "503 Service Temporarily Unavailable", "Internal Server Error",
        "502 Bad Gateway", "Wartungsarbeiten", "Site en maintenance", "Sitio en mantenimiento", "メンテナンス中",
        "Технические работы", "Error establishing a database connection",
    ],
)  # fmt: skip
def test_a_notice_of_maintenance_is_no_page(title: str) -> None:
    failure = wrong_page("https://health.example/13", "https://health.example/13", titled(title))
    assert failure is not None
    assert (failure.outcome, failure.reason) == (Outcome.UNREACHABLE, "out_of_order")


CHALLENGES = {
    "cloudflare": (titled("Just a moment..."), "403 Forbidden", {}),
    "cloudflare, another language": (titled("Einen Moment, bitte…"), "403 Forbidden", {}),
    "cloudflare, by its script": (b"<script>window._cf_chl_opt={}</script>", "200 OK", {}),
    "cloudflare, blocked": (titled("Attention Required! | Cloudflare"), "403 Forbidden", {}),
    "akamai": (
        titled("Access Denied", "Access Denied", b"Reference #18.0 https://errors.edgesuite.net/18"),
        "403 F",
        {},
    ),
    "akamai, bot manager": (b"<div id='sec-if-cpt-container'></div>", "200 OK", {}),
    "incapsula": (b"<html><iframe src='/_Incapsula_Resource?x'></iframe></html>", "200 OK", {}),
    "incapsula, incident": (b"Request unsuccessful. Incapsula incident ID: 1-2", "403 Forbidden", {}),
    "datadome": (
        titled("daily.example", "", b"<script src='https://ct.captcha-delivery.com/c.js'></script>"),
        "403 F",
        {},
    ),
    "perimeterx": (titled("Access to this page has been denied", "", b"<div id='px-captcha'></div>"), "403 F", {}),
    "aws": (b"", "202 Accepted", {"x-amzn-waf-action": "challenge"}),
    "sucuri": (titled("You are being redirected..."), "200 OK", {}),
    "siteground": (b"<meta http-equiv='refresh' content='0;/.well-known/sgcaptcha/?r=1'>", "202 Accepted", {}),
    "anubis": (titled("Making sure you&#39;re not a bot!"), "200 OK", {}),
    "f5": (titled("Request Rejected"), "200 OK", {}),
    "vercel": (titled("Vercel Security Checkpoint"), "429 Too Many", {}),
}


@pytest.mark.parametrize("name", CHALLENGES)
def test_a_challenge_is_blocked_whoever_makes_it(site: Site, name: str) -> None:
    body, status, headers = CHALLENGES[name]
    site.pages["/"] = page(body, status, Content_Type="text/html", **headers)
    response = one(site.url(), policy(site))
    assert (response.outcome, response.reason) == (Outcome.BLOCKED, "challenge"), response


def test_a_page_that_is_guarded_but_shown_is_a_page(site: Site) -> None:
    guarded = b"<script src='/_Incapsula_Resource?x'></script><script src='/cdn-cgi/challenge-platform/s.js'></script>"
    site.pages["/"] = page(titled("Report", "Report", guarded + STORY * 5))
    assert one(site.url(), policy(site)).outcome is Outcome.OK


def test_redirects_to_walls_and_error_pages_are_known_by_where_they_lead(sites: Callable[..., Site]) -> None:
    site = sites()
    leads = {
        "/404.html": "soft_404", "/page-not-found": "soft_404", "/de/": "redirected_home",
        "/login?next=1": "login_wall",
        "/cookie-consent?to=1": "consent_wall", "/privacy-gate": "consent_wall", "/reports/14": "ok",
    }  # fmt: skip
    for path, reason in leads.items():
        site.pages |= {"/reports/13": redirect(path), path: page(titled("Ministry", "Ministry", STORY))}
        assert one(site.url("/reports/13"), policy(site)).reason == reason, path


def to(address: str, seconds: str = "0") -> bytes:
    return f'<html><head><meta http-equiv="refresh" content="{seconds}; url={address}"></head></html>'.encode()


def test_a_page_that_only_sends_browsers_on_is_followed_past_the_guard(sites: Callable[..., Site]) -> None:
    site, inner = sites(), sites("127.0.0.2")
    site.pages |= {
        "/moved": page(to("/report")),
        "/report": page(STORY),
        "/inward": page(to(inner.url())),
        "/round": page(to("/about")),
        "/about": page(to("/round")),
    }
    found = one(site.url("/moved"), policy(site))
    assert (found.outcome, found.final_url, found.permanent_url) == (Outcome.OK, site.url("/report"), None)
    assert one(site.url("/inward"), policy(site)).outcome is Outcome.REFUSED
    assert one(site.url("/round"), policy(site)).reason == "redirect_loop"
    assert inner.connections == 0


def test_a_page_that_reloads_itself_or_sends_on_later_is_read(site: Site) -> None:
    site.pages |= {
        "/self": page(to("") + to("/self") + STORY),
        "/live": page(to("/next", "300") + STORY),
        "/noscript": page(b"<noscript>" + to("/plain") + b"</noscript>" + STORY),
        "/long": page(to("/next") + STORY * 40),
    }
    for path in site.pages:
        assert one(site.url(path), policy(site)).final_url == site.url(path), path


def test_hostile_titles_and_refreshes_are_judged_at_once() -> None:
    started = time.monotonic()
    for filler in ("a - ", "page not found - ", "404 ", " ", "the page you "):
        wrong_page("https://a.example/1", "https://a.example/1", titled((filler * 200)[:200], (filler * 200)[:200]))
    for filler in (b"<meta ", b"<meta http-equiv=refresh ", b"<noscript>", b"<!--", b"<title>", b"<h1><b>", b"\xff"):
        body = b"refresh" + filler * (19_000 // len(filler))
        refresh(body)
        challenge(body, {})
        wrong_page("https://a.example/1", "https://a.example/1", body)
    assert time.monotonic() - started < 3
