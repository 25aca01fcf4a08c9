"""Words before and after a number that bound it. Source: our own list, after the published claim format."""

from claims.extraction.claim import Comparator

_BEFORE = {
    Comparator.MORE_THAN: "over|more than|greater than|larger than|higher than|above|exceeding|exceeded|exceeds|exceed|"
    "in excess of|upwards of|upward of|well over|just over|far more than|a little over|slightly more than|"
    "just above|well above|topped|topping|surpassed|surpassing|surpass|surpasses|north of|slightly over|"
    "a bit more than|much more than|well more than|little more than|just more than|"
    "beyond|way over|longer than|older than|>",
    Comparator.AT_LEAST: "at least|no fewer than|no less than|not less than|a minimum of|minimum|not fewer than|"
    "a minimum|as few as|as little as|at the very least|min|≥",
    Comparator.LESS_THAN: "fewer than|less than|under|below|smaller than|lower than|younger than|shorter than|"
    "well under|well below|far fewer than|far less than|much less than|short of|not even|"
    "slightly less than|a little less than|a little under|slightly under|slightly below|<|slightly fewer than",
    Comparator.AT_MOST: "up to|at most|no more than|not more than|as many as|as much as|a maximum of|at maximum|"
    "maximum|as high as|as long as|not over|no longer than|no larger than|at the most|no greater than|"
    "upto|no higher than|not exceeding|capped at|≤|limited to",
    Comparator.NEARLY: "nearly|almost|close to|just under|just short of|approaching|nearing|not quite|near|shy of|"
    "just shy of|very nearly|virtually|well-nigh|practically|approached|approaches|nears|neared|a little short of|"
    "slightly short of|a shade under|just below|a whisker under|not far off|not far short of|the best part of|"
    "the better part of",
    Comparator.ABOUT: "about|around|some|roughly|approximately|approx|an estimated|estimated|circa|ca|somewhere around|"
    "in the region of|in the order of|on the order of|in the neighbourhood of|something like|or so|"
    "in the vicinity of|more or less|perhaps|maybe|probably|reportedly about|average of|"
    "an average of|an approximate|an estimated total of|~|c|somewhere near|in the neighborhood of|estimated at",
    Comparator.EXACTLY: "exactly|precisely|just|only|a total of|all|all of|a mere|a record|an additional|another|"
    "an extra|merely|altogether|fully|a full|barely|a combined|total of|a whopping|a paltry|hardly|a further|"
    "a staggering|an even",
}
_DROPPED = frozenset({"probably", "average of", "an average of", "or so"})
BEFORE: dict[tuple[str, ...], Comparator] = {
    tuple(phrase.split()): sense
    for sense, phrases in _BEFORE.items()
    for phrase in phrases.split("|")
    if phrase not in _DROPPED
}
BEFORE[("well", "nigh")] = Comparator.NEARLY
LONGEST = max(map(len, BEFORE))
LAST_WORDS = frozenset(phrase[-1] for phrase in BEFORE)
# After the number or its noun: "40 or more", "40-plus", "a week or so".
AFTER: dict[tuple[str, ...], Comparator] = {
    ("or", "more"): Comparator.AT_LEAST,
    ("or", "above"): Comparator.AT_LEAST,
    ("or", "over"): Comparator.AT_LEAST,
    ("or", "higher"): Comparator.AT_LEAST,
    ("or", "older"): Comparator.AT_LEAST,
    ("and", "over"): Comparator.AT_LEAST,
    ("and", "above"): Comparator.AT_LEAST,
    ("and", "older"): Comparator.AT_LEAST,
    ("or", "greater"): Comparator.AT_LEAST,
    ("and", "up"): Comparator.AT_LEAST,
    ("and", "counting"): Comparator.AT_LEAST,
    ("and", "higher"): Comparator.AT_LEAST,
    ("or", "better"): Comparator.AT_LEAST,
    ("plus",): Comparator.AT_LEAST,
    ("odd",): Comparator.ABOUT,
    ("or", "so"): Comparator.ABOUT,
    ("or", "thereabouts"): Comparator.ABOUT,
    ("or", "less"): Comparator.AT_MOST,
    ("or", "fewer"): Comparator.AT_MOST,
    ("or", "under"): Comparator.AT_MOST,
    ("or", "younger"): Comparator.AT_MOST,
    ("and", "under"): Comparator.AT_MOST,
    ("at", "least"): Comparator.AT_LEAST,
    ("at", "most"): Comparator.AT_MOST,
    ("at", "the", "most"): Comparator.AT_MOST,
    ("at", "the", "very", "least"): Comparator.AT_LEAST,
    ("at", "a", "minimum"): Comparator.AT_LEAST,
    ("give", "or", "take"): Comparator.ABOUT,
    ("or", "lower"): Comparator.AT_MOST,
    ("and", "below"): Comparator.AT_MOST,
    ("and", "younger"): Comparator.AT_MOST,
}
# "tickets from £15", "costs from $799": the price is the least.
FROM_PRICE = frozenset(
    {"cost", "costs", "costing", "price", "prices", "priced", "tickets", "fares", "available", "sale", "fees", "rooms",
     "start", "starts", "starting", "begin", "begins", "pay", "sells", "range", "retails", "rates", "packages"}
)  # fmt: skip
ABBREVIATED = frozenset({"c", "ca", "approx", "est", "max", "min"})
