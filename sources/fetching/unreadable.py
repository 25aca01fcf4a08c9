"""Why the words of an HTML page are not those of the article: walls, shells without text, frames. Pure.

A page that shows no article must never pass for an article from which a figure is gone. So a short page that says
one of these things is said to be untrustworthy; a long one is an article that mentions them.
"""

import re

import lxml.html  # type: ignore[import-untyped]

NO_TEXT = "No article text was found in this page."
CONSENT = "This page asks for consent and shows no article."
JAVASCRIPT = "This page shows its text only to a browser with JavaScript."
SUBSCRIBERS = "This page shows its text to subscribers only."
HUMANS = "This page asks visitors to prove that they are human."
FRAMES = "This page shows its text in a frame; use the frame's own URL."

# Of so few characters nothing but such a sentence is expected.
SHORT = 1500
# A shell has a line or two: a name, a menu, "Loading".
SHELL = 400
# The beginning of an article, before the wall. A longer one that calls itself not free was given to us whole.
TEASER = 3000
# What comes after a wall: offers, a line on how to sign in.
AFTER_WALL = 1200

_NEEDS_JAVASCRIPT = re.compile(
    r"(enable|turn on|requires?|needs?|activate|without) (your )?java ?script|"
    r"java ?script (is|must be|to be|has been)? ?(disabled|enabled|required|turned off|not enabled|not available)|"
    r"java ?script (aktivieren|ist deaktiviert|wird benötigt)|activer java ?script|java ?script est désactivé|"
    r"(habilit|activ)\w{1,6} java ?script|attiva\w{0,3} java ?script|ative o java ?script|включ\w{1,6} java ?script|"
    r"browser (is not supported|does not support)|unsupported browser",
    re.IGNORECASE,
)
_LOADING = re.compile(
    r"(loading|please wait|one moment|wird geladen|laden|bitte warten|chargement|cargando|caricamento|carregando|"
    r"загрузка|加载中|読み込み中)[\s.…!]{0,9}",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"(subscribe|sign ?in|log ?in|register|sign ?up|create (a|an|your) (free )?account|become a (member|subscriber))\b"
    r".{0,60}\bto (continue|keep|go on|read|access|view|unlock|see)|"
    r"(this|the full|the rest of this) (article|story|content|page)\b.{0,30}\b(for|to|by) (our )?(paying )?"
    r"(subscribers|members)|(subscriber|member)s?[- ](only|exclusive)|exclusively for (subscribers|members)|"
    r"already a (subscriber|member)\?|you have (reached|read|used) (your|all|the).{0,40}(limit|free articles)|"
    r"(nur für|exklusiv für) (abonnent|mitglied)\w*|jetzt (abonnieren|weiterlesen|anmelden)|weiterlesen mit|"
    r"(réservé|reservé)e?s? (à nos|aux) abonné|il vous reste .{0,20} à (lire|découvrir)|abonnez-vous pour|"
    r"(suscríbete|regístrate|inicia sesión) para|(sólo|solo|exclusivo) para suscriptores|"
    r"abbonati per|(riservato|solo per) (agli )?abbonati|assine para|exclusivo para assinantes|"
    r"alleen voor abonnees|word abonnee|только для подписчиков",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before you continue|(accept|agree to|use of) (all )?cookies|we value your privacy|your privacy choices|"
    r"alle cookies akzeptieren|accepter (tous )?les cookies|aceptar (todas )?las cookies|accetta (tutti )?i cookie",
    re.IGNORECASE,
)
_HUMANS = re.compile(
    r"just a moment|verify(ing)? (that )?you(['’]re| are) (a )?(human|not a (ro)?bot)|are you a (human|robot)|"
    r"unusual traffic|confirm (that )?you are (a )?human|not a robot|press (&|and) hold|incident id|"
    r"access (to this page )?(has been|is) denied|you have been blocked|checking your browser|"
    r"request (was )?(rejected|blocked)|disable any ad ?blocker",
    re.IGNORECASE,
)
_IN_A_SHORT_PAGE = ((_CONSENT, CONSENT), (_NEEDS_JAVASCRIPT, JAVASCRIPT), (_WALL, SUBSCRIBERS), (_HUMANS, HUMANS))
_MOUNTS = (
    "//*[@id='root' or @id='app' or @id='__next' or @id='__nuxt' or @id='react-root' or @id='___gatsby' or "
    "@id='app-root' or @id='ember-app' or self::app-root or @ng-app or @data-reactroot]"
)


def why_unreadable(tree: lxml.html.HtmlElement, words: str, not_free: bool) -> str | None:
    """A sentence, or None if these `words` look like the page's."""
    if len(words) < SHELL:
        if _is_shell(tree, words):
            return JAVASCRIPT
        if next(tree.iter("frame", "iframe"), None) is not None and len(words) < SHELL // 2:
            return FRAMES
    if not words:
        return NO_TEXT
    if len(words) < SHORT:
        for sign, sentence in _IN_A_SHORT_PAGE:
            if sign.search(words):
                return sentence
    if (len(words) < TEASER and not_free) or (len(words) < 2 * TEASER and _ends_in_a_wall(words)):
        return SUBSCRIBERS
    return None


def _is_shell(tree: lxml.html.HtmlElement, words: str) -> bool:
    """The words are to be put in by scripts."""
    if next(tree.iter("script"), None) is None:
        return False
    if _LOADING.search(words[-60:]) and len(words) < SHELL // 2:
        return True
    if len(words) < SHELL // 2:
        notes = tree.xpath("(//noscript)[position() < 9]")
        if any(_NEEDS_JAVASCRIPT.search(note.text_content()[:2000]) for note in notes):
            return True
    return any(not "".join(mount.itertext()).strip() for mount in tree.xpath(f"({_MOUNTS})[position() < 9]"))


def _ends_in_a_wall(words: str) -> bool:
    """A line of its own, short, with little behind it: an article goes on after it mentions a subscription."""
    place = max(len(words) - AFTER_WALL, 0)
    return any(len(line) <= 200 and _WALL.match(line) for line in words[place:].split("\n"))
