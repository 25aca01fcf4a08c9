"""Words that tell what a figure is reckoned by. Source: our own list, after the terms of statistical offices."""

from . import words

# "300 confirmed cases", "the provisional toll": how sure or how final a count is.
OF_COUNTS = words("confirmed suspected probable provisional preliminary unaudited")
# What is provisional or confirmed, where that stands before the figure.
REPORTED = words(
    "case cases toll tolls death deaths figure figures result results data count counts tally estimate estimates total "
    "number numbers infections statistics"
)
# How sums and shares are reckoned, each by its rarest word.
OF_SUMS: dict[str, tuple[tuple[str, ...], ...]] = {
    "terms": (("in", "real", "terms"), ("in", "nominal", "terms"), ("in", "cash", "terms")),
    "inflation": (
        ("adjusted", "for", "inflation"), ("adjusting", "for", "inflation"), ("allowing", "for", "inflation"),
        ("accounting", "for", "inflation"), ("inflation", "adjusted"), ("after", "inflation"),
    ),
    "seasonally": (("not", "seasonally", "adjusted"), ("seasonally", "adjusted")),
    "constant": (
        ("at", "constant", "prices"), ("in", "constant", "prices"), ("at", "constant", "currency"),
        ("in", "constant", "currency"), ("constant", "currency"),
    ),
    "current": (("at", "current", "prices"), ("in", "current", "prices")),
    "parity": (("purchasing", "power", "parity"),),
    "real": (),
}  # fmt: skip
# "Real wages fell": reckoned after inflation; not "real people".
REAL_THINGS = words(
    "wage wages pay gdp income incomes earnings growth output spending disposable household interest value consumption "
    "salaries average hourly weekly"
)
