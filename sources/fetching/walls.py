"""Pages that are not the page asked for: walls, missing pages that answer 200, redirects to the front page.

Every rule looks for marks that a real report does not carry; where in doubt the page passes.
"""

import re
from urllib.parse import urlsplit

from .shapes import Failure, Outcome

_TITLE = re.compile(rb"<title[^>]*>\s*([^<]{1,200})", re.IGNORECASE)
_CHALLENGE_TITLE = re.compile(
    r"just a moment|attention required! \| cloudflare|checking your browser|access denied|"
    r"security check|are you a robot\??|robot check|bot verification|pardon our interruption|"
    r"ddos-guard|verifying you are human|human verification",
    re.IGNORECASE,
)
_CHALLENGE_MARKS = (b"/cdn-cgi/challenge-platform/", b"_Incapsula_Resource", b"px-captcha", b"captcha-delivery.com")
_MISSING_TITLE = re.compile(
    r"(http )?(error )?(404|410)([\s:|–—-]{1,3}(error|not found|page|file|gone)\b.{0,60})?|"
    r"(the )?page (was |could )?not( be)? found( ?[.!|:–—-].{0,60})?|not found|"
    r".{0,60}[|:–—-] ?(error )?(404|page not found)",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(r"/(log-?in|sign-?in|sso|oauth2?|auth|account/login)(/|\.|$)", re.IGNORECASE)
_CONSENT = re.compile(r"^consent\.|^guce\.|/(cookie-?)?consent(/|$)", re.IGNORECASE)
_HOME = re.compile(r"/?((index|home|default)(\.\w{1,5})?|[a-z]{2}(-[a-z]{2})?)?/?", re.IGNORECASE)
# A challenge or an error page is short; a long page with such a title is an article about one.
_SHORT = 60_000


def blocked(reason: str, problem: str) -> Failure:
    return Failure(Outcome.BLOCKED, reason, problem)


def title_of(body: bytes) -> str:
    found = _TITLE.search(body[:100_000])
    return " ".join(found[1].decode("utf-8", "replace").split()) if found else ""


def challenge(body: bytes, mitigated: bool) -> Failure | None:
    """A page that asks the visitor to prove to be human, whatever its status."""
    found = mitigated
    if not found and len(body) < _SHORT:
        found = bool(_CHALLENGE_TITLE.match(title_of(body))) and (
            len(body) < 20_000 or any(mark in body for mark in _CHALLENGE_MARKS)
        )
    if not found:
        return None
    return blocked("challenge", "the site asks visitors to prove that they are human; attach a saved copy")


def wrong_page(asked: str, final: str, body: bytes) -> Failure | None:
    """What a 200 answer to `asked`, given by `final`, is instead of the page; None if it looks right."""
    start, end = urlsplit(asked), urlsplit(final)
    if asked != final:
        where = f"{end.hostname or ''}{end.path}"
        if _CONSENT.search(where) and not _CONSENT.search(f"{start.hostname or ''}{start.path}"):
            return blocked("consent_wall", "the site shows a consent page instead; attach a saved copy")
        if _LOGIN_PATH.search(end.path) and not _LOGIN_PATH.search(start.path):
            return blocked("login_wall", "the site asks to sign in; attach a saved copy")
        if _HOME.fullmatch(end.path) and not end.query and not _HOME.fullmatch(start.path):
            return Failure(
                Outcome.GONE, "redirected_home", "the site sends visitors to its front page instead; find its new URL"
            )
    if len(body) < _SHORT and _MISSING_TITLE.fullmatch(title_of(body)):
        return Failure(Outcome.GONE, "soft_404", "the page says that it was not found; find its new URL")
    return None
