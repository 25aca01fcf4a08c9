"""Words of the calendar. Source: our own list; seasons and quarters by EDTF (ISO 8601-2) codes."""

from . import words

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
# EDTF code of the first quarter less one.
QUARTER = 32
# Days of the week cut short, and words with another meaning, are dates only beside other date words.
SHORT_WEEKDAYS = frozenset({"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"})
# "Sheffield Wednesday", "Bloody Sunday": with these before it, the day is a name.
NAMED_WEEKDAYS = words(
    "sheffield bloody super ruby freaky joe man manic cyber ash maundy palm shrove casual happy blue taco giving fat"
)
# "The Sunday Times", "Wednesday Addams".
AFTER_NAMED_WEEKDAY = words(
    "times telegraph mirror express post school service world herald mail independent sport business review addams "
    "night's star politics"
)
RELATIVE_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "lunchtime", "dawn"})
# Time units: ISO 8601 designator and how many of it. "P" parts first, then those after the "T".
TIME_UNITS = {
    "year": ("Y", 1), "yr": ("Y", 1), "decade": ("Y", 10), "century": ("Y", 100),
    "millennium": ("Y", 1000), "generation": ("", 0), "month": ("M", 1), "quarter": ("", 0), "week": ("W", 1),
    "fortnight": ("W", 2), "day": ("D", 1), "night": ("", 0), "hour": ("TH", 1), "hr": ("TH", 1),
    "minute": ("TM", 1), "min": ("TM", 1), "second": ("TS", 1), "sec": ("TS", 1), "weekend": ("", 0),
}  # fmt: skip
# Every form of a unit that has a length, to its singular.
UNIT_FORMS = {form: unit for unit, (mark, _) in TIME_UNITS.items() if mark for form in (unit, f"{unit}s")}
UNIT_FORMS |= {"centuries": "century", "millennia": "millennium"}
# "a yearlong inquiry".
LONG_FORMS = {f"{unit}long": unit for unit in ("hour", "day", "week", "month", "year", "decade", "century")}
EARLY_LATE = frozenset({"early", "late", "mid"})
EDGES_OF_TIME = words("end start beginning middle close outset")
# Days that carry a name: month and day, or days from Easter Sunday, or the nth weekday of a month.
FIXED_DAYS: dict[tuple[str, ...], tuple[int, int]] = {
    ("christmas", "day"): (12, 25), ("christmas", "eve"): (12, 24), ("boxing", "day"): (12, 26),
    ("new", "year's", "eve"): (12, 31), ("new", "year's", "day"): (1, 1), ("valentine's", "day"): (2, 14),
    ("may", "day"): (5, 1), ("bastille", "day"): (7, 14), ("halloween",): (10, 31), ("juneteenth",): (6, 19),
    ("armistice", "day"): (11, 11), ("st", "patrick's", "day"): (3, 17), ("epiphany",): (1, 6),
    ("christmas", "night"): (12, 25), ("christmas", "morning"): (12, 25), ("anzac", "day"): (4, 25),
}  # fmt: skip
EASTER_DAYS: dict[tuple[str, ...], int] = {
    ("good", "friday"): -2, ("easter", "sunday"): 0, ("easter", "monday"): 1, ("easter", "saturday"): -1,
    ("ash", "wednesday"): -46, ("maundy", "thursday"): -3, ("palm", "sunday"): -7, ("shrove", "tuesday"): -47,
    ("easter", "day"): 0,
}  # fmt: skip
# Month, weekday, which of them in the month, days after it.
NTH_DAYS: dict[tuple[str, ...], tuple[int, int, int, int]] = {
    ("thanksgiving", "day"): (11, 3, 4, 0), ("black", "friday"): (11, 3, 4, 1), ("cyber", "monday"): (11, 3, 4, 4),
}  # fmt: skip
# Alone, these are days behind "by", "since" and the like.
FEASTS: dict[str, tuple[str, ...]] = {
    "christmas": ("christmas", "day"), "easter": ("easter", "sunday"), "thanksgiving": ("thanksgiving", "day"),
}  # fmt: skip
# "the sixties" as years; as an age they take a possessive.
TENS_OF_YEARS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
# "in the third quarter" is one of the year where one of these stands by, and one of a match where not.
BUSINESS = words(
    "profit profits loss losses revenue revenues sales earnings income growth gdp economy economic output results "
    "turnover exports imports investment spending dividend shares margin margins guidance inflation deliveries "
    "shipments bookings deficit quarterly trading company bank orders demand consumption unemployment prices bn "
    "billion grew shrank expanded contracted estimate estimates forecast forecasts analysts investors percent % "
    "eurozone"
)
