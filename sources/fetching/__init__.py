"""Fetches web pages and reads their words. The only code in the product that opens an outgoing connection.

Pure of the web framework and of the database. Importing it is cheap: the HTTP client and the readers of
HTML and PDF are loaded when they are first used.
"""

from typing import TYPE_CHECKING, Any

from .shapes import Outcome, Policy, Readable, Request, Response

if TYPE_CHECKING:
    from .batch import fetch, fetch_batch
    from .fetcher import Fetcher
    from .reading import readable
    from .robots import RobotsCache

__all__ = [
    "Fetcher",
    "Outcome",
    "Policy",
    "Readable",
    "Request",
    "Response",
    "RobotsCache",
    "fetch",
    "fetch_batch",
    "readable",
]

_LOADED_LATER = {
    "Fetcher": "fetcher",
    "fetch": "batch",
    "fetch_batch": "batch",
    "readable": "reading",
    "RobotsCache": "robots",
}


def __getattr__(name: str) -> Any:
    if name not in _LOADED_LATER:
        raise AttributeError(name)
    from importlib import import_module

    found = getattr(import_module(f".{_LOADED_LATER[name]}", __name__), name)
    globals()[name] = found
    return found
