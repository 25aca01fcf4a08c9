"""Other extractors to hold ours against, where the benchmark group installed them.

spaCy's trained English pipeline is no package of a registry. Where `en_core_web_sm` is not installed, a pipeline of
the same layers and sizes is built with untrained weights: as fast as the trained one, of no use for what it finds.
"""

import importlib.util
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass
class Reference:
    """A name to print, a function over one text, and the seconds that loading it took."""

    name: str
    read: Callable[[str], object]
    loading: float


def references() -> Iterator[Reference | str]:
    """Every reference that can be run here, or why it cannot."""
    for name, load in (("quantulum3", _quantulum3), ("spacy", _spacy)):
        if importlib.util.find_spec(name) is None:
            yield f"{name}: not installed; run with `uv run --group bench`"
            continue
        begun = time.perf_counter()
        label, read = load()
        yield Reference(label, read, time.perf_counter() - begun)


def _quantulum3() -> tuple[str, Callable[[str], object]]:
    with warnings.catch_warnings():
        # It asks for a classifier that would make it slower still.
        warnings.simplefilter("ignore")
        from quantulum3 import parser

        parser.parse("It is 3 km long.")
    return "quantulum3 (quantities only, no classifier)", parser.parse


def _spacy() -> tuple[str, Callable[[str], object]]:
    import spacy

    if spacy.util.is_package("en_core_web_sm"):
        return "spaCy en_core_web_sm (tags, parse and names; no values)", spacy.load("en_core_web_sm")
    return "spaCy, the small model's layers untrained (tags, parse and names; no values)", _untrained(spacy)


def _untrained(spacy: Any) -> Any:
    """Tagger, parser and names over a shared layer of width 96 and depth 4, as in the small English model."""
    from spacy.training import Example

    nlp = spacy.blank("en")
    layer = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "include_static_vectors": False,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
            "rows": [5000, 1000, 2500, 2500, 50, 50],
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1,
            "maxout_pieces": 3,
        },
    }  # fmt: skip
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp.add_pipe("tok2vec", config={"model": layer})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": _transitions("parser", listener, hidden=64)})
    nlp.add_pipe("ner", config={"model": _transitions("ner", layer, hidden=64)})
    doc = nlp.make_doc("Anna Berg paid three euros in Leeds .")
    gold = {
        "tags": ["NNP", "NNP", "VBD", "CD", "NNS", "IN", "NNP", "."],
        "heads": [1, 2, 2, 4, 2, 2, 5, 2],
        "deps": ["compound", "nsubj", "ROOT", "nummod", "dobj", "prep", "pobj", "punct"],
        "entities": ["B-PERSON", "L-PERSON", "O", "O", "O", "O", "U-GPE", "O"],
    }
    example = Example.from_dict(doc, gold)
    nlp.initialize(lambda: [example])
    return nlp


def _transitions(kind: str, layer: dict[str, Any], hidden: int) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": kind, "extra_state_tokens": False,
        "hidden_width": hidden, "maxout_pieces": 2, "use_upper": True, "tok2vec": layer,
    }  # fmt: skip
