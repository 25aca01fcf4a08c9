"""Pages that are not the page asked for: walls, missing pages that answer 200, redirects to the front page.

Every rule looks for marks that a real report does not carry; where in doubt the page passes.
"""

import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import urlsplit

from .shapes import Failure, Outcome

_TITLE = re.compile(rb"<title[^>]{0,200}>\s{0,99}([^<]{1,200})", re.IGNORECASE)
_HEADING = re.compile(
    rb"<h1[^>]{0,500}>\s{0,99}(?:<(?:span|strong|b)[^>]{0,200}>\s{0,99})?([^<]{1,200})", re.IGNORECASE
)
_APART = r"\s{0,3}[-|:·•»–—/]\s{0,3}"
_CHALLENGE_TITLE = re.compile(
    rf"(.{{1,80}}{_APART})?(just a moment|attention required! \| cloudflare|checking your browser|access denied|"
    rf"security check|are you a robot\??|robot check|robot challenge screen|bot verification|pardon our interruption|"
    rf"ddos-guard|verifying (that )?you are human|human verification|making sure you['’]re not a (ro)?bot|"
    rf"access to this page has been denied|you are being redirected\.{{3}}|request rejected|vercel security checkpoint|"
    rf"your access to this site has been limited|(sorry, )?you have been blocked|please verify you are a human|"
    rf"captcha|one more step|un momento|einen moment(, bitte)?|un instant)[.!?…]{{0,3}}({_APART}.{{1,80}})?",
    re.IGNORECASE,
)
# Each stands in the challenge page of one maker, and in none of the pages that it guards.
_CHALLENGE_MARKS = (
    b"_cf_chl_opt", b"/cdn-cgi/challenge-platform/h/",  # Cloudflare
    b"/_sec/cp_challenge/", b"sec-if-cpt-container", b"bm-verify=", b"errors.edgesuite.net",  # Akamai
    b"Incapsula incident ID",  # Imperva
    b"captcha-delivery.com/",  # DataDome
    b"px-captcha",  # PerimeterX
    b"gokuProps", b"awsWafCookieDomainList",  # AWS
    b"sucuri_cloudproxy_js", b"/.well-known/sgcaptcha/", b"anubis_challenge", b"/.within.website/x/cmd/anubis/",
    b"The requested URL was rejected. Please consult with your administrator",  # F5
)  # fmt: skip
# Marks that stand in ordinary pages of the site too: they count in a page with hardly anything else.
_IN_A_STUB = (b"_Incapsula_Resource", b"/cdn-cgi/challenge-platform/", b"KPSDK")
_STUB = 3_000
_CHALLENGE_HEADERS = (
    ("cf-mitigated", "challenge"),
    ("x-amzn-waf-action", "challenge"),
    ("x-amzn-waf-action", "captcha"),
)

# "404" says nothing of itself before a noun: there may have been 404 of them.
_CODE = r"((http |error |erreur |fehler |ошибка )?(404|410)( error| fehler)?)"
_MISSING = (
    r"((sorry|oops|uh[- ]oh|whoops|we['’]re sorry)[!.,…]{0,3} )?((the |this |that |your )?(requested )?"
    r"(page|article|content|document|file|url|story)( (that )?you( are|['’]re| were)? (requested|looking for))?"
    r" ?((was |is |could |can )?(not|n['’]t)( be)? (found|available|exist)|cannot be found|can['’]?t be found|"
    r"couldn['’]t be found|isn['’]t available|does(n['’]t| not) exist|(is )?no longer (available|exists?)|"
    r"has been (removed|deleted)|not available)|"
    r"(we )?(can['’]?t|cannot|couldn['’]t|could not) find (that|this|the|your) page|"
    r"(die )?(seite|artikel)( wurde)?( leider)? nicht (gefunden|verfügbar|mehr verfügbar)|"
    r"(cette )?page (non trouvée|introuvable|inexistante)|(cette )?page n['’]existe (pas|plus)|"
    r"página (no encontrada|não encontrada|inexistente)|(la )?página no existe|"
    r"pagina (non trovata|inesistente|niet gevonden|nu a fost găsită)|"
    r"nie znaleziono (strony|takiej strony)|strona nie istnieje|strony nie znaleziono|"
    r"sidan (hittades inte|kunde inte hittas|finns inte)|siden (blev|ble) ikke fun(det|net)|siden (findes|finnes) ikke|"
    r"sivua ei (löydy|löytynyt)|stránka (nenalezena|nebyla nalezena)|(az )?oldal nem található|"
    r"страница не (найдена|существует)|сторінку не знайдено|sayfa bulunamadı|halaman tidak ditemukan|"
    r"η σελίδα δεν βρέθηκε|الصفحة غير موجودة|הדף לא נמצא|"
    r"(抱歉[，,] ?)?(您访问的|您要找的|该|此)?页面(不存在|未找到|找不到)|找不到(页面|网页|頁面|網頁)|(此)?頁面不存在|"
    r"(お探しの)?ページ(が|は)見つかりません(でした)?|페이지를 찾을 수 없습니다|ไม่พบหน้า.{0,20}|không tìm thấy trang|"
    r"पृष्ठ नहीं मिला)"
)
_MISSING_LINE = re.compile(
    rf"(.{{1,80}}{_APART})?({_CODE}|({_CODE}({_APART}|[\s,.]{{1,3}}))?{_MISSING}({_APART}{_CODE}|\s?\({_CODE}\))?)"
    rf"[.!?…]{{0,3}}({_APART}.{{1,80}})?|"
    # After other words these two may well be the news.
    rf"({_CODE}({_APART}|[\s,.]{{1,3}}))?(not found|gone)[.!]{{0,3}}({_APART}.{{1,80}})?",
    re.IGNORECASE,
)
_MISSING_PATH = re.compile(
    r"/(404|not-?_?found|page-?_?not-?_?found|error-?_?(page)?-?_?404|errors?/404)(\.\w{1,5})?/?$", re.IGNORECASE
)
_TROUBLE_LINE = re.compile(
    rf"(.{{1,80}}{_APART})?((site |website |page )?(is |we are |we['’]re |currently )*(under|down for|undergoing|in)"
    r" ?(scheduled |planned |routine )?maintenance( mode)?|(scheduled|planned|site|system|website) maintenance|"
    r"we['’]ll be (right )?back( soon| shortly)?|be right back|temporarily (unavailable|offline|down)|"
    r"(service|site|website|page) (is )?(temporarily )?unavailable|(500 )?internal server error|(502 )?bad gateway|"
    r"(503 )?service (temporarily )?unavailable|(504 )?gateway time-?out|error establishing a database connection|"
    r"database error|an error (has )?occurred|something went wrong|wartungsarbeiten|wartungsmodus|"
    r"(site )?en maintenance|(sitio )?en mantenimiento|sito in manutenzione|em manutenção|in onderhoud|"
    rf"технические работы|ведутся технические работы|メンテナンス中|系统维护中?)[.!…]{{0,3}}({_APART}.{{1,80}})?",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(r"/(log-?in|sign-?in|sso|oauth2?|auth|account/login)(/|\.|$)", re.IGNORECASE)
_LOGIN_HOST = re.compile(r"(log-?in|sign-?in|accounts?|sso|auth|id|identity)\.", re.IGNORECASE)
_CONSENT = re.compile(
    r"^(consent|guce|myprivacy)\.|/(cookie-?)?(consent|wall)(/|$)|/privacy-?(gate|wall)(/|$)|/zustimmung(/|$)",
    re.IGNORECASE,
)
_HOME = re.compile(r"/?((index|home|default|start)(\.\w{1,5})?|[a-z]{2}([-_][a-z]{2})?)?/?", re.IGNORECASE)
# A challenge or an error page is short; a long page with such a title is an article about one.
_SHORT = 60_000

_REFRESH = re.compile(
    rb"<meta\s[^>]{0,200}?http-equiv\s{0,3}=\s{0,3}[\"']?refresh[\"']?[^>]{0,200}?content\s{0,3}=\s{0,3}"
    rb"[\"']?\s{0,3}(\d{1,3})(?:\.\d{0,3})?\s{0,3}[;,]\s{0,3}(?:url\s{0,3}=\s{0,3})?[\"']?\s{0,3}"
    rb"(?!url\s{0,3}=)([^\"'>\s]{1,2000})",
    re.IGNORECASE,
)
_NOSCRIPT = re.compile(rb"<noscript.{0,5000}?</noscript|<!--.{0,5000}?-->", re.IGNORECASE | re.DOTALL)
_REFRESH_SOON = 5
_REFRESH_PAGE = 20_000


def blocked(reason: str, problem: str) -> Failure:
    return Failure(Outcome.BLOCKED, reason, problem)


def title_of(body: bytes) -> str:
    return _line(_TITLE, body)


def _line(sign: re.Pattern[bytes], body: bytes) -> str:
    found = sign.search(body[:_SHORT])
    if not found:
        return ""
    try:
        words = found[1].decode()
    except UnicodeDecodeError:
        words = found[1].decode("cp1252", "replace")
    return " ".join(unescape(words).split())


def challenge(body: bytes, headers: Mapping[str, str]) -> Failure | None:
    """A page that asks the visitor to prove to be human, whatever its status."""
    found = any(headers.get(name, "").lower() == value for name, value in _CHALLENGE_HEADERS)
    if not found and len(body) < _SHORT:
        marked = any(mark in body for mark in _CHALLENGE_MARKS)
        small = len(body) < 20_000
        found = (
            (marked and small)
            or (bool(_CHALLENGE_TITLE.fullmatch(title_of(body))) and (small or marked))
            or (len(body) < _STUB and any(mark in body for mark in _IN_A_STUB))
        )
    if not found:
        return None
    return blocked("challenge", "the site asks visitors to prove that they are human; attach a saved copy")


def wrong_page(asked: str, final: str, body: bytes) -> Failure | None:
    """What a 200 answer to `asked`, given by `final`, is instead of the page; None if it looks right."""
    missing = Failure(Outcome.GONE, "soft_404", "the page says that it was not found; find its new URL")
    start, end = urlsplit(asked), urlsplit(final)
    if asked != final:
        where = f"{end.hostname or ''}{end.path}"
        if _CONSENT.search(where) and not _CONSENT.search(f"{start.hostname or ''}{start.path}"):
            return blocked("consent_wall", "the site shows a consent page instead; attach a saved copy")
        if _LOGIN_PATH.search(end.path) and not _LOGIN_PATH.search(start.path):
            return blocked("login_wall", "the site asks to sign in; attach a saved copy")
        if start.hostname != end.hostname and _LOGIN_HOST.match(end.hostname or ""):
            return blocked("login_wall", "the site asks to sign in; attach a saved copy")
        if _MISSING_PATH.search(end.path) and not _MISSING_PATH.search(start.path):
            return missing
        if _HOME.fullmatch(end.path) and not end.query and not _HOME.fullmatch(start.path):
            return Failure(
                Outcome.GONE, "redirected_home", "the site sends visitors to its front page instead; find its new URL"
            )
    if len(body) < _SHORT:
        for line in (title_of(body), _line(_HEADING, body)):
            if _MISSING_LINE.fullmatch(line):
                return missing
            if _TROUBLE_LINE.fullmatch(line):
                return Failure(
                    Outcome.UNREACHABLE, "out_of_order", "the site shows a notice of its own trouble; try again later"
                )
    return None


def refresh(body: bytes) -> str | None:
    """Where a page that is only there to send browsers on (`<meta http-equiv="refresh">`) sends them; else None."""
    if len(body) > _REFRESH_PAGE or b"refresh" not in body.lower():
        return None
    found = _REFRESH.search(_NOSCRIPT.sub(b"", body))
    if found is None or int(found[1]) > _REFRESH_SOON:
        return None
    return unescape(found[2].decode("utf-8", "surrogateescape"))
