"""Public ids: 12 characters of Crockford's base32, random, so they say nothing of the text they name.

60 bits: among a million ids, the chance of any collision is about 1 in 2 million, and the unique column refuses it.
Source of the alphabet: Douglas Crockford, "Base 32", https://www.crockford.com/base32.html
"""

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12

_READ_AS = str.maketrans({"o": "0", "i": "1", "l": "1", "-": None})


def new_public_id() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_public_id(text: str) -> str | None:
    """The id that `text` spells, reading o as 0 and i, l as 1 whatever the case; None if it spells none."""
    folded = text.lower().translate(_READ_AS)
    if len(folded) != LENGTH or set(folded) - set(ALPHABET):
        return None
    return folded
