"""Superlatives and what may follow them in a ranking. Source: our own list."""

from . import words

_TOP = (
    "largest biggest highest greatest longest tallest oldest fastest richest wealthiest deadliest worst best "
    "busiest strongest heaviest deepest widest hottest wettest warmest costliest steepest sharpest bloodiest "
    "youngest most broadest strictest toughest newest driest coldest brightest safest closest hardest harshest "
    "thickest hungriest happiest finest latest-serving longest-serving longest-running fiercest gravest "
    "loudest lightest cheapest purest rarest priciest earliest longest-reigning quickest severest densest"
)
_BOTTOM = "smallest lowest shortest slowest poorest weakest least fewest thinnest narrowest"
SUPERLATIVES = dict.fromkeys(_TOP.split(), 1) | dict.fromkeys(_BOTTOM.split(), 1)
# "the lowest since" is first of the low ones: rank 1 as the words have it; -1 is kept for "last".
LEADS_OUT = words("in since of on for ever to among outside across at by after yet this worldwide")
RANKS = words("ranked ranks rank ranking placed finished came finish finishing rated seeded")
