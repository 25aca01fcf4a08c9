"""A claim's typed value in the words of a reader: 'more than 300 people', 'nearly 30 years', 'September 2016'."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from claims.assessment.wording import date_words, duration_words, number_words

_IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet", "life": "lives"}
_CURRENCY = re.compile(r"[A-Z]{3}")


def in_words(value: dict[str, Any] | None) -> str:
    """The value as `PublicClaim.value` holds it, in words; empty for a claim without one."""
    if value is None:
        return ""
    match value["type"]:
        case "quantity":
            return _quantity(value)
        case "date":
            return date_words(value["edtf"]) if value["edtf"] else str(value["expression"])
        case "duration":
            return duration_words(value["iso8601"], value["comparator"])
        case "ranking":
            return _ranking(value)
        case "quotation":
            return f"“{value['quote']}”"
    return ""


def _quantity(value: dict[str, Any]) -> str:
    number = Decimal(value["number"])
    upper = Decimal(value["upper"]) if value["upper"] is not None else None
    words = number_words(number, value["comparator"], upper)
    if value.get("vague") and value["comparator"] == "exactly":
        # "Dozens" is stored as the least that the word can mean.
        words += " or more"
    if (value.get("change") or {}).get("mode") == "factor":
        words += " times"
    unit = value["unit"]
    if unit in {"percent", "%"}:
        words += "%"
    elif unit:
        words += f" {unit if number == 1 and upper is None else _plural(unit)}"
    if value["per"]:
        words += f" per {value['per']}"
    return f"{words} ({value['basis']})" if value["basis"] else words


def _ranking(value: dict[str, Any]) -> str:
    scope = value["scope"]
    if value["most_recent"]:
        return f"the most recent {scope}"
    if value["rank"] == -1:
        return f"last: {scope}"
    return f"first: {scope}" if value["rank"] == 1 else f"number {value['rank']}: {scope}"


def _plural(unit: str) -> str:
    """'square kilometre' as 'square kilometres'; a currency code and what is plural already stay."""
    *before, last = unit.split(" ")
    if _CURRENCY.fullmatch(last) or last.endswith("s") or last in _IRREGULAR.values() or not last.isalpha():
        return unit
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = f"{last[:-1]}ies"
    else:
        last += "es" if last.endswith(("x", "z", "ch", "sh")) else "s"
    return " ".join([*before, last])
