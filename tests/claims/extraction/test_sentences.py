"""Where one sentence ends and the next begins, whatever the house style, and that offsets stay exact in all of them."""

from datetime import date

import pytest

from claims.extraction import extract_claims
from claims.extraction.sentences import split
from claims.extraction.tokens import Tokens

PUBLISHED = date(2024, 5, 15)

# '|' stands where a sentence ends.
SENTENCES = r"""
He met Mr. Roth in the U.S. on Jan. 5.| They left at 5 p.m. on Friday.
He left at 5 p.m.| The bus came.
He works for Acme Inc. in Leeds.| Acme Corp. said so.
He works for Acme Inc.| The firm is big.
Gen. Ann Roth and Lt. Gov. Bo Lee met Rep. Jo Fox, R-Ga., and Sen. Al Poe, D-N.Y., on Sept. 3.
St. Jude's is near St. Louis.| It is No. 4 in the list.
The No. 1 seed lost.| No.| He won.
It cost approx. 300 dollars.| About 40 came.
It rose 3.5 percent.| Then 0.5 percent.
Is it over?!| Yes... maybe.| No… not yet.
He said: "Go home.| Now."| Then he left.
“Go home!” she said.| “Now.”
"Is it over?" she asked.
He came (late.)| She left.| (It rained.)| They slept.
The U.K. Supreme Court ruled.| He lives in the U.S.| She does not.
J. K. Roth wrote it.| J.R.R. Roth did not.
Yahoo! said 40 people left.
He has a Ph.D.| She has none.
These etc. are fine vs. those, e.g. this and i.e. that.
It was 30 C.| It fell.
On Feb. 12, 40 died.| He was born c. 1950.
Calif. Gov. Ann Lee spoke in Sacramento, Calif. on Friday.
He moved to Seattle, Wash.| The city grew.
Art. 5 of the treaty and Sec. 4 of the act stand.| Ch. 3 is long.
It is 5 ft. 3 in. tall.| It weighs 3 lb. 4 oz. in all.
Messrs. Roth and Lee v. Poe et al. ended.
The Rt. Hon. Ann Lee M.P. spoke.
It was cold. . . . and then it rained.
said.| She left.
Visit example.com today.| It is free.
Sales rose 5 pct.| Profits fell 3 pct. in May.
It grew 5%.| In May, 3%.
First line without stop|\nSecond line here.
A line that was\nwrapped in the middle of\na sentence.
- Ten came|\n- Two left|\n• One stayed
2) Dry the rice|\na) Cook the beans
One.| Two.|\r\nThree.|\r\n\r\nFour
""".strip().splitlines()


@pytest.mark.parametrize("case", SENTENCES)
def test_a_stop_ends_a_sentence_only_where_it_is_one(case):
    case = case.replace("\\n", "\n").replace("\\r", "\r")
    tokens = Tokens(case.replace("|", ""))
    found = [tokens.span(s.first, s.limit) for s in split(tokens) if s.limit > s.first]
    assert found == [part.strip() for part in case.split("|")]


PLAIN = "At least 40 people were hurt in Brig."
STYLES = {
    "no-break spaces": PLAIN.replace(" ", "\u00a0"),
    "thin spaces": PLAIN.replace(" ", "\u2009"),
    "soft hyphens": PLAIN.replace("people", "peo\u00adple"),
    "zero-width spaces": PLAIN.replace("40 ", "40\u200b "),
    "right-to-left marks": f"\u200f{PLAIN}\u200f",
    "isolated names": PLAIN.replace("Brig", "\u2067בריג\u2069"),
    "emoji": f"\U0001f692 {PLAIN} \U0001f642",
    "byte order mark": "\ufeff" + PLAIN,
    "a bullet": f"• {PLAIN}",
    "a dash": f"— {PLAIN}",
    "line ends of other systems": f"{PLAIN}\r\n",
    "capitals": PLAIN.upper(),
    "a hundred sentences a line": "It rained all day. " * 99 + PLAIN,
    "a sentence a line": "It rained all day.\n" * 99 + PLAIN,
    "one wrapped at a column": PLAIN.replace(" people", "\npeople"),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_house_style_changes_neither_the_value_nor_its_place(style):
    text = STYLES[style]
    claim = next(c for c in extract_claims(text, PUBLISHED) if c.kind == "casualty_count")
    assert (claim.value.number, claim.value.unit, claim.measure) == (40, "person", "injured")
    assert text[claim.start : claim.end] == claim.text
    assert claim.text in claim.sentence
    assert text[claim.value.start : claim.value.end].casefold().split() == ["at", "least", "40"]


def test_a_closing_accent_stays_with_its_word():
    claim = extract_claims("The cafe\u0301 hired 40 people.", PUBLISHED)[0]
    assert claim.subject == "The cafe\u0301"
