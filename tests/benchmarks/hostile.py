"""Lines that a hostile page may hold, each a short unit said over and over."""

CHARACTERS = 1_000_000
UNITS = {
    "digits": "7",
    "double quotes": '"',
    "single quotes": "'",
    "opening curly quotes": "“",
    "hyphens": "-",
    "dots and spaces": ". ",
    "commas": ",",
    "brackets": "() ",
    "opening brackets": "(",
    "combining marks": "e\u0301",
    "no-width joiners": "\u200d",
    "spaces": " ",
    "line ends": "\n",
    "one long word": "a",
    "one word": "word ",
    "and and": "and ",
    "1 in 1 in": "1 in ",
    "from 1 to 2 to": "from 1 to 2 to ",
    "at least at least": "at least ",
    "said said": "said ",
    "a line of time words": "1" + " at" * 20 + " x 2\n",
    "a line of clock words": "3" + " a.m." * 20 + " x\n",
    "addresses without an end": "a-a." * 90 + "/ 3 ",
    "brackets and figures": "(1 = " * 9,
    "names": "Anna Berg ",
    "initials": "A. ",
    "half-open URLs": "http://",
    "slashes": "1/2/",
    "commas in digits": "1,",
    "12 people died;": "12 people died; ",
    "12 people died.": "12 people died. ",
    "at least 3 of": "at least 3 of ",
    "twenty-twenty": "twenty-",
    "halves": "½",
    "A 5-": "A 5-",
    "and said 3 men": "and said 3 men ",
    "Smith, 45,": "Smith, 45, ",
    "quotes and line ends": '"\n',
    "digits and line ends": "1\n",
    "12 people died, line by line": "12 people died\n",
    '"...," she said.': '"We won it all," Anna Berg said. ',
}


def line(unit: str, characters: int = CHARACTERS) -> str:
    """The unit over and over, cut at that many characters."""
    return (unit * (characters // len(unit) + 1))[:characters]
