"""Puts an HTML tree in order before its words are written out: what is struck out, footnote marks that would lengthen
the figures they stand behind, ages of news and lists of other stories go; what only the eye sees comes into the text.
"""

import re
from itertools import islice

import lxml.html  # type: ignore[import-untyped]
from lxml import etree

# Boxes that lie within each other are each gone through.
MOST_BOXES = 200
_STRUCK = ("del", "s", "strike", "rt", "rp")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"}

_MARK = re.compile(
    r"[\[(]?(note ?|n\. ?)?(\d{1,3}|[a-z]|[*†‡§¶#]{1,3}|[ivx]{1,5})([\s,;–-]{1,2}(\d{1,3}|[a-z]|[*†‡§¶#]))*[\])]?",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(r"[*†‡§¶#]{1,3}")
_NOTE_LINK = re.compile(r"\[\s?(note |n )?(\d{1,3}|[a-z])\s?\]")
_ORDINALS = {"st", "nd", "rd", "th", "er", "re", "ère", "ème", "eme", "me", "nde", "de", "ste", "te", "º", "ª"}
# Single letters that make an ordinal in some languages, and mark a footnote in the others.
_ORDINAL_LETTERS = {"o": ("es", "pt", "it"), "a": ("es", "pt", "it"), "e": ("fr", "nl", "it"), "d": ("fr",)}
_POWER_OF_TEN = re.compile(r"(?<![\d.,])10$")
_EXPONENT = re.compile(r"[-−–+]?\d{1,3}")
# Units that are squared and cubed, and formulas set by a careless hand (CO2).
_RAISED = re.compile(r"(?<![^\W\d_])([kcdmnµμ]?m|ft|in|mi|yd|s|h|kg|sec|min|miles?|feet|[A-Z]{1,2}[a-z]?)$")

_RELATED = re.compile(
    r"related|recommend|most-?(read|popular|viewed|shared)|trending|read-?(next|more|also)|"
    r"more-?(stories|news|articles|on-this)|also-?(read|like)|you-?may|outbrain|taboola|teasers?\b|newsletter",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(\d{1,3}|an?|one|a few) ?(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?) ago|just now|yesterday|"
    r"vor (\d{1,3}|einer|einem) (sekunden?|minuten?|std\.?|stunden?|tag(en)?)|"
    r"il y a (\d{1,3}|une?) (secondes?|minutes?|min|h|heures?|jours?)|"
    r"hace (\d{1,3}|una?) (segundos?|minutos?|horas?|d[ií]as?)|(\d{1,3}) (minut[io]|or[ae]|giorn[io]) fa|"
    r"há (\d{1,3}|uma?) (minutos?|horas?|dias?)|\d{1,3} (分钟|小时|天)前|\d{1,3}(分|時間|日)前",
    re.IGNORECASE,
)
_PASSING_LINE = re.compile(
    rf"((last )?(updated|published|posted|modified|aktualisiert|mis à jour|publié|actualizado|aggiornato)[:,]? ?)?"
    rf"({_AGO.pattern})[.]?|"
    r"(total )?(visitors?|visits|page ?views|hits|besucher|visites|visitas)( (today|so far|online|total|to date))?"
    r" ?:? ?\d[\d.,’' ]{0,15}|"
    r"\d[\d.,’' ]{0,15}(visitors?|people|users?|readers?|guests?) (are )?(currently )?(online|reading|viewing)"
    r"( this( page| article)?)?( now)?|"
    r"(this )?page (was )?(generated|rendered|loaded) in [\d.,]{1,9} ?(s|ms|sec|seconds|milliseconds)[.]?",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_BOXES = ("aside", "section", "div", "ul", "ol")
_LENGTH = etree.XPath("string-length(normalize-space())")
_LINK_WORDS = etree.XPath(".//a//text()", smart_strings=False)


def tidy(tree: lxml.html.HtmlElement) -> None:
    language = (tree.get("lang") or "").lower()[:2]
    for element in list(tree.iter("sup")):
        _raised(element, language)
    for element in list(tree.iter(*_STRUCK)):
        _empty(element)
    for link in tree.xpath("//a[starts-with(@href, '#')]"):
        if len(link) < 3 and _NOTE_LINK.fullmatch(_words(link)):
            _empty(link)
    for quotation in tree.iter("q"):
        # Browsers put the marks there.
        quotation.text = f"“{quotation.text or ''}"
        quotation.tail = f"”{quotation.tail or ''}"
    for button in list(tree.iter("button")):
        if (around := button.getparent()) is not None and around.tag in _HEADINGS:
            button.tag = "span"
    for when in tree.iter("time"):
        if _AGO.fullmatch(_words(when)) and (date := _DATE.match(when.get("datetime") or "")):
            for child in list(when):
                when.remove(child)
            when.text = date[0]
    boxes = (box for box in tree.iter(*_BOXES) if _RELATED.search(_names(box)))
    gone: set[etree._Element] = set()
    for box in list(islice(boxes, MOST_BOXES)):
        if box not in gone and _is_of_links(box):
            gone.update(box.iter(*_BOXES))
            box.clear(keep_tail=True)


def steady(words: str) -> str:
    """Without lines that are other ones at every visit, and about the visit: ages, counters of visitors."""
    lines = words.split("\n")
    kept = [line for line in lines if len(line) > 80 or not _PASSING_LINE.fullmatch(line)]
    return words if len(kept) == len(lines) else re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _raised(sup: etree._Element, language: str) -> None:
    words = _words(sup)
    before = _before(sup)
    if "reference" in (sup.get("class") or ""):
        _empty(sup)
        return
    if not before or not words or len(words) > 40:
        return
    linked = next(sup.iter("a"), None) is not None
    after_digit = before[-1].isdigit()
    if after_digit and not linked:
        if words.lower() in _ORDINALS or language in _ORDINAL_LETTERS.get(words.lower(), ()):
            return
        if _EXPONENT.fullmatch(words) and _POWER_OF_TEN.search(before):
            sup.text = f"^{sup.text or ''}"
            return
        if (sup.tail or "")[:1] in ("/", "⁄"):
            sup.text = f" {sup.text or ''}"
            return
    if not linked and not after_digit and _EXPONENT.fullmatch(words) and _RAISED.search(before):
        return
    if _MARK.fullmatch(words) and (linked or after_digit or _SYMBOLS.search(words) or not before[-1].isspace()):
        _empty(sup)


def _before(element: etree._Element) -> str:
    """The last characters before an element, as far as they stand in the same block."""
    previous = element.getprevious()
    for _ in range(8):
        if previous is None:
            break
        if words := previous.tail or _last_words(previous):
            return words[-30:]
        previous = previous.getprevious()
    around = element.getparent()
    return "" if around is None or previous is not None else (around.text or "")[-30:]


def _last_words(element: etree._Element) -> str:
    for _ in range(8):
        if not len(element):
            break
        element = element[-1]
        if element.tail:
            return str(element.tail)
    return element.text or ""


def _names(element: etree._Element) -> str:
    return f"{element.get('id') or ''} {element.get('class') or ''}"


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _is_of_links(box: etree._Element) -> bool:
    """Hardly more than links to other pages."""
    if next(box.iter("table", "h1", "article", "main"), None) is not None:
        return False
    everything = _LENGTH(box)
    linked = 0
    for words in _LINK_WORDS(box):
        linked += len(" ".join(words.split()))
        if linked >= 0.5 * everything:
            return True
    return not everything


def _empty(element: etree._Element) -> None:
    """Takes the words out, and leaves the place: to join the words around it would take long on hostile pages."""
    element.clear(keep_tail=True)
    element.tag = "span"
