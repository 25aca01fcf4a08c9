"""What a figure is reckoned by is kept in the text's words, for the figures that it holds for and no others."""

import pytest

from claims.extraction import extract_claims
from claims.extraction.claim import Quantity

# 'sentence => the basis of each figure', '-' for none.
BASES = """
Wages fell by 3 percent in real terms. => in real terms
Real wages fell 3 percent. => real
Adjusted for inflation, the park's budget was cut by 4 percent. => adjusted for inflation
Rents rose by 4 percent, adjusted for inflation. => adjusted for inflation
Inflation-adjusted rents fell 2 percent. => inflation-adjusted
In nominal terms, rents rose by 5 percent. => in nominal terms
Seasonally adjusted, unemployment was 4.2 percent. => seasonally adjusted
The seasonally adjusted jobless rate fell to 4.2 percent. => seasonally adjusted
At constant currency, sales rose 3 percent to $4 billion. => at constant currency; at constant currency
Spending is 3 percent higher in real terms but 9 percent higher in cash terms. => in real terms; in cash terms
Pay rose by 5 percent, or 2 percent after inflation. => -; after inflation
There are 300 confirmed cases. => confirmed
The province has confirmed 300 cases. => confirmed
Confirmed cases rose to 300. => confirmed
The provisional death toll is 304. => provisional
Provisional figures show 304 deaths. => provisional
According to preliminary figures, turnout was 64 percent. => preliminary
There have been 12 confirmed deaths and 40 suspected cases. => confirmed; suspected
Police confirmed that 12 people had died. => -
Suspected rebels killed 12 people. => -
A suspected gas leak killed 12 people. => -
The firm confirmed 300 job cuts. => -
In Elba's terms the 3 percent fall was small. => -
Real Marbella won 3 games. => -
"""


@pytest.mark.parametrize("line", BASES.strip().splitlines())
def test_the_basis_of_a_figure_is_kept(line: str) -> None:
    sentence, _, wanted = line.partition(" => ")
    read = [claim.value.basis or "-" for claim in extract_claims(sentence) if isinstance(claim.value, Quantity)]
    assert read == wanted.split("; ")
