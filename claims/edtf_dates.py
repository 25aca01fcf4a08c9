"""EDTF strings (ISO 8601-2, https://www.loc.gov/standards/datetime/) as the first and last day they can mean."""

import warnings
from datetime import date
from functools import lru_cache
from time import struct_time

with warnings.catch_warnings():
    # edtf 5.0 builds its grammar in a way that pyparsing 3.3 warns about; the results are right.
    warnings.simplefilter("ignore")
    from edtf import EDTFParseException, parse_edtf


class EdtfError(ValueError):
    """The text is not an EDTF date."""


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day that `edtf` covers; None on an open or unknown side, or outside the years 1 to 9999.

    '2016' gives 2016-01-01 and 2016-12-31; '1990/..' gives 1990-01-01 and None. Raises EdtfError.
    """
    try:
        parsed = parse_edtf(edtf)
        lower, upper = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, ValueError) as error:
        raise EdtfError(f"{edtf!r} is not an EDTF date. Write it as 2020-02-02, 2020-02, 2020 or 1990/2019.") from error
    # The library reads an unknown side ('1990/') as ten years away.
    return (None if edtf.startswith("/") else lower, None if edtf.endswith("/") else upper)


def _day(moment: object) -> date | None:
    if not isinstance(moment, struct_time):
        return None
    try:
        return date(moment.tm_year, moment.tm_mon, moment.tm_mday)
    except ValueError:
        return None
