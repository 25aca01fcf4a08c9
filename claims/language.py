"""Which language a text is in, told only where it is plain."""

from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Below this the identifier is guessing: headlines and lists of names come out as anything.
SURE = 0.95


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str) -> str | None:
    """BCP 47 primary tag of `text` where the identifier is sure, else None. Reads the first 20,000 characters."""
    language, probability = _identifier().classify(text[:20_000])
    return str(language) if float(probability) >= SURE else None
