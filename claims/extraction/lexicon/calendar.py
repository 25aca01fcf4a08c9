"""Words of the calendar. Source: our own list; seasons and quarters by EDTF (ISO 8601-2) codes."""

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
# Days of the week cut short, and words with another meaning, are dates only beside other date words.
SHORT_WEEKDAYS = frozenset({"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"})
RELATIVE_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "lunchtime", "dawn"})
# Time units: ISO 8601 designator and how many of it. "P" parts first, then those after the "T".
TIME_UNITS = {
    "year": ("Y", 1), "yr": ("Y", 1), "decade": ("Y", 10), "century": ("Y", 100), "centurie": ("Y", 100),
    "millennium": ("Y", 1000), "generation": ("", 0), "month": ("M", 1), "quarter": ("", 0), "week": ("W", 1),
    "fortnight": ("W", 2), "day": ("D", 1), "night": ("", 0), "hour": ("TH", 1), "hr": ("TH", 1),
    "minute": ("TM", 1), "min": ("TM", 1), "second": ("TS", 1), "sec": ("TS", 1), "weekend": ("", 0),
}  # fmt: skip
EARLY_LATE = frozenset({"early", "late", "mid"})
