"""Whose rupees, francs or dollars a text means by the countries that it names."""

import re
from collections import Counter
from functools import lru_cache

# Countries and their cities that name one currency; our own list.
_RUPEES = {
    "PKR": "Pakistan|Karachi|Lahore|Islamabad|Peshawar|Quetta|Sindh|Rawalpindi|Faisalabad|Multan",
    "LKR": "Sri Lanka|Colombo|Kandy|Jaffna",
    "NPR": "Nepal|Kathmandu|Pokhara",
    "MUR": "Mauriti|Port Louis",
    "INR": "India|Delhi|Mumbai|Kolkata|Chennai|Bengaluru|Bangalore|Hyderabad|Kerala|Tamil|Gujarat|Maharashtra|Bihar",
}
_FRANCS = {
    "XAF": "Cameroon|Yaound|Douala|Chad|N['’]Djamena|Gabon|Libreville|Congo|Brazzaville|Central African|Bangui|Malabo",
    "XOF": "Senegal|Dakar|Ivory Coast|Ivorian|Ivoire|Abidjan|Mali|Bamako|Burkin|Ouagadougou|Niamey|Niger|Togo|Benin",
}
_DOLLARS = {
    "CAD": "Canad|Ottawa|Toronto|Ontario|Quebec|Montreal|Alberta|Vancouver|Calgary",
    "AUD": "Australia|Sydney|Melbourne|Canberra|Brisbane|Queensland|Perth|Adelaide|Victorian",
    "NZD": "New Zealand|Wellington|Auckland|Christchurch",
    "SGD": "Singapore",
    "HKD": "Hong Kong",
    "USD": "US|U\\.S|USA|United States|America|Washington|Wall Street|New York|California|Texas|Florida|Pentagon",
}


def _names(places: dict[str, str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(f"(?P<{code}>{words})" for code, words in places.items()) + ")")


_RUPEE_NAMES, _FRANC_NAMES, _DOLLAR_NAMES = _names(_RUPEES), _names(_FRANCS), _names(_DOLLARS)
# Where dollars of two kinds are told apart, a bare sign is the American one.
_TOLD_APART = re.compile(r"[A-Z]\$|\b[Dd]ollars? \(|\b(?:US|American|Canadian|Australian|New Zealand) dollars?\b")
_NOT_AMERICAN = tuple(name for code, names in _DOLLARS.items() if code != "USD" for name in names.split("|"))
_SURE = 3


def _counted(names: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(match.lastgroup or "" for match in names.finditer(text))


def _most(names: re.Pattern[str], text: str, default: str) -> str:
    """The currency whose places are named most, the first of equals."""
    named = _counted(names, text).most_common(1)
    return named[0][0] if named else default


@lru_cache(maxsize=4)
def rupee(text: str) -> str:
    """The code of bare rupees."""
    return _most(_RUPEE_NAMES, text, "INR")


@lru_cache(maxsize=4)
def cfa_franc(text: str) -> str:
    """The code of CFA francs: those of the west, unless places of the centre are named more."""
    return _most(_FRANC_NAMES, text, "XOF")


@lru_cache(maxsize=4)
def dollar(text: str) -> str:
    """The code of a bare dollar sign: not American only where the text speaks of one other country alone."""
    # Most texts name none of the others: plain look-ups tell that in a fraction of the time.
    if not any(name in text for name in _NOT_AMERICAN):
        return "USD"
    named = _counted(_DOLLAR_NAMES, text)
    if named and len(named) == 1 and not _TOLD_APART.search(text):
        code, times = named.most_common(1)[0]
        if times >= _SURE:
            return code
    return "USD"


@lru_cache(maxsize=4)
def grand(text: str) -> str:
    """The code of 'ten grand'."""
    return "GBP" if text.count("£") > text.count("$") else "USD"
