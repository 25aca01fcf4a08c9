"""What a detector hands on: a typed value and the tokens that say it, before its sentence is read round it."""

from dataclasses import dataclass

from .claim import Kind, Value


@dataclass(slots=True)
class Found:
    """`i` and `j` frame the value's own tokens (j excluded), `after` is the first token behind what it counts."""

    kind: Kind
    value: Value
    i: int
    j: int
    after: int
    rule: str
    measure: str | None = None
    noun: int = -1
