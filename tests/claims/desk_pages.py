"""A newsroom with a record of each kind and a claim in each state, and the addresses of all pages that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.claims.published import captured_source, publish, taken

if TYPE_CHECKING:
    from claims.models import Article, Claim
    from ledger.models import User

HOSTILE = "It read <b>12</b>, " + "averyveryverylongwordwithnowheretobreak" * 4
HEBREW = "כמה בני אדם נהרגו ב-2 בפברואר?"


def furnish(article: Article, rosa: User, edwin: User, lea: User) -> dict[str, Claim]:
    """Claims of the article, by their state; sources, captures, notes, a takedown and a correction come with them."""
    from claims import review
    from sources.models import Snapshot

    found = list(article.claims.exclude(kind="statement").order_by("pk"))
    names = ["candidate", "in_review", "awaiting_approval", "decided", "dismissed"]
    claims = dict(zip(names, found, strict=False))
    assert len(claims) == len(names), "the article has too few claims"
    work = taken(claims["in_review"], rosa)
    review.add_evidence(work, rosa, captured_source().url, quote="By Sunday 34 people had been killed.", note=HOSTILE)
    review.add_evidence(work, rosa, "https://ministry.example/" + "a-very-long-path" * 8, stance="undermines")
    place = work.occurrences.select_related("version").get()
    where: dict[str, Any] = {"version": place.version, "start": place.start, "end": place.end}
    review.add_note(work, edwin, f"@rosa {HEBREW}", is_question=True, **where)
    review.reply(review.add_note(work, rosa, HOSTILE).note, edwin, "Seen.")

    publish(claims["decided"], rosa)
    publish(claims["decided"], rosa, "misleading", notice=("correction", "We misread the table."), rationale=HEBREW)

    waits = taken(claims["awaiting_approval"], rosa)
    review.add_evidence(waits, rosa, captured_source().url, quote="By Sunday 34 people had been killed.")
    rating = claims["decided"].current_verdict.rating
    review.save_draft(waits, rosa, review.Draft(rating=rating, as_of="2020-02-02", rationale="So it is."))
    review.submit(waits, rosa)

    review.dismiss(claims["dismissed"], rosa, "opinion")
    review.ask_for_takedown([Snapshot.objects.latest("pk").blob], lea, "A court ordered it.")
    return claims


def addresses(claims: dict[str, Claim]) -> dict[str, str]:
    """Every page of the desk: those without a key in their address, and one record of each kind."""
    from django.contrib import admin
    from django.urls import URLPattern, reverse

    paths: dict[str, str] = {}
    for pattern in admin.site.urls[0]:
        if isinstance(pattern, URLPattern) and pattern.name not in NO_PAGES:
            _add(paths, pattern.name, [])
    for model, registered in admin.site._registry.items():
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        record = model._default_manager.first()
        for pattern in registered.get_urls():
            if pattern.name is None or pattern.name.endswith(("_history", "_delete")):
                continue
            parameters = list(pattern.pattern.converters)
            if not parameters:
                _add(paths, pattern.name, [])
            elif pattern.name == f"{name}_change" and record is not None:
                _add(paths, pattern.name, [record.pk])
    for state, claim in claims.items():
        paths[f"claim {state}"] = reverse("admin:claims_claim_change", args=[claim.pk])
    return paths


NO_PAGES = {"login", "logout", "jsi18n", "autocomplete", "app_list", "view_on_site", None}


def _add(paths: dict[str, str], name: str, keys: list[Any]) -> None:
    from django.urls import reverse

    paths[name] = reverse(f"admin:{name}", args=keys)
