"""Word lists that the detectors read, one file a subject, each naming where its words come from."""


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set: lists are easier to read and to mend as prose."""
    return frozenset(text.split())
