"""The review desk: Django's admin in the order a reviewer works. Every change goes through a verb."""

from claims.admin import articles, captures, claims, complaints, events, history, queue, ratings, sources, takedowns

__all__ = [
    "articles",
    "captures",
    "claims",
    "complaints",
    "events",
    "history",
    "queue",
    "ratings",
    "sources",
    "takedowns",
]
