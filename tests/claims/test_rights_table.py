"""Who may do what: docs/rights.md holds for every view, button and act on many, for everybody, history above all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models, transaction
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from claims import recheck, review
from claims.admin import acts, article_acts, capture_acts, complaints, takedowns
from claims.models import BulkJob, Claim, Rating, ReviewTask
from claims.pages.sitemap import ARTICLES_A_PAGE, CLAIMS_A_PAGE
from ledger.append_only import AppendOnly
from ledger.models import User
from sources.models import Takedown
from tests.claims.review.reviewing import again, captured, draft, published, with_evidence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

TABLE = Path(__file__).resolve().parents[2] / "docs" / "rights.md"
ROLES = (
    "anonymous",
    "signed in",
    "reader",
    "reviewer",
    "editor",
    "source manager",
    "legal",
    "administrator",
)
PUBLIC_ARGS = {"spelt": "public_id", "id": "public_id"}


@dataclass
class Newsroom:
    """Something of each kind to look at and to press on, and one person of each group."""

    people: dict[str, User]
    objects: dict[str, Any]
    states: dict[str, Claim]

    def client(self, role: str) -> Client:
        client = Client(raise_request_exception=False)
        if role != "anonymous":
            client.force_login(self.people[role])
        return client


@pytest.fixture
def newsroom(article, killed, injured, budget, rosa, edwin, lea) -> Newsroom:
    people = {}
    for role in ROLES[1:]:
        people[role] = User.objects.create_user(role.replace(" ", "-"), is_staff=True)
        people[role].groups.set(Group.objects.filter(name=role))
    published(killed, rosa)
    again(killed, rosa, "mostly_accurate")
    evidence = with_evidence(injured, rosa)
    review.save_draft(injured, rosa, draft())
    review.select(budget, edwin, "harm")
    recheck.assess_evidence(evidence.pk)
    snapshot = captured("https://mayor.example/toll", b"<p>The mayor counted 34.</p>")
    hold = review.hold_capture(snapshot.blob, lea, "A court asks.")
    question = review.add_note(injured, rosa, "Is that all of them?", is_question=True).note
    takedown = review.ask_for_takedown(
        [captured("https://letter.example/", b"<p>A letter.</p>").blob], lea, "An order."
    )
    verdict = killed.verdicts.latest("pk")
    complaint = review.receive_complaint(killed, verdict, text="It was 35.", name="Ann", sender="s")
    others = article.claims.exclude(pk__in=[killed.pk, injured.pk, budget.pk])
    objects = {
        "claims_claim": killed,
        "claims_complaint": complaint,
        "claims_article": article,
        "sources_snapshot": snapshot,
        "sources_source": snapshot.source,
        "sources_takedown": takedown,
        "ledger_user": rosa,
    }
    states = {"decided": killed, "in_review": injured, "selected": budget, "candidate": others.first()}
    found = Newsroom(people, objects, states)
    found.objects["claims_bulkjob"] = BulkJob.objects.create(act=BulkJob.Act.CHECK, keys=[killed.pk], by=rosa)
    found.objects |= {"evidence": evidence, "hold": hold, "question": question}
    return found


# --- the table -----------------------------------------------------------------------------------------------------


def rows(section: str) -> dict[str, tuple[str, ...]]:
    """The cells of a section of the table, by each name in its rows' first cell."""
    text = TABLE.read_text(encoding="utf-8")
    assert f"\n## {section}\n" in text, f"docs/rights.md has no section {section!r}"
    body = text.split(f"\n## {section}\n")[1].split("\n## ")[0]
    found = {}
    for line in body.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("| `"):
            assert len(cells) == len(ROLES) + 2, f"docs/rights.md: {line}"
            for name in re.findall(r"`([^`]+)`", cells[0]):
                assert name not in found, f"docs/rights.md names {name} twice in {section!r}"
                found[name] = tuple(cells[2:])
    return found


def told(table: dict[str, tuple[str, ...]], name: str) -> tuple[str, ...] | None:
    if name in table:
        return table[name]
    return next((cells for pattern, cells in table.items() if "*" in pattern and fnmatch(name, pattern)), None)


def compare(section: str, seen: dict[str, tuple[str, ...]]) -> None:
    """Fail with the very rows to write, for what is missing and for what is otherwise than the table says."""
    table = rows(section)
    wrong = [
        f"| `{name}` | … | {' | '.join(cells)} |"
        + (f"   (the table says: {' | '.join(stands)})" if (stands := told(table, name)) else "   (missing)")
        for name, cells in seen.items()
        if told(table, name) != cells
    ]
    assert not wrong, (
        f'docs/rights.md, section "{section}": what follows is so, and stands otherwise or not in the table. If it is '
        "what you mean, write these rows into that section, with a word on what each is; if not, mend the code.\n"
        + "\n".join(wrong)
    )
    gone = [name for name in table if not any(fnmatch(one, name) for one in seen)]
    assert not gone, f'docs/rights.md, section "{section}", names what is no longer there: {", ".join(gone)}'


# --- asking ----------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def pages_are_not_drawn(monkeypatch) -> None:
    """Whether a page may be seen is settled before it is drawn, and drawing is what takes the time."""
    monkeypatch.setattr("django.template.response.SimpleTemplateResponse.rendered_content", "")


@pytest.fixture
def undone() -> Callable[[Callable[[], Any]], Any]:
    """Does something and takes back what it wrote."""

    def do(act: Callable[[], Any]) -> Any:
        with transaction.atomic():
            result = act()
            transaction.set_rollback(True)
        return result

    return do


def named_views(resolver: Any, prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Each named view with the parameters of its address. Those without a name only lead to one of these."""
    for pattern in resolver:
        if isinstance(pattern, URLResolver):
            yield from named_views(pattern.url_patterns, prefix)
        elif pattern.name:
            yield pattern.name, dict(pattern.pattern.converters) or dict.fromkeys(pattern.pattern.regex.groupindex)


def label(model: type[models.Model]) -> str:
    """As it stands in the names of its views."""
    return model._meta.label_lower.replace(".", "_")


def key_of(newsroom: Newsroom, view: str) -> object:
    """The key of a record that this view can show."""
    for name, record in newsroom.objects.items():
        if view.startswith(f"{name}_"):
            return record.pk
    model = next((one for one in admin.site._registry if view.startswith(f"{label(one)}_")), User)
    return model._default_manager.values_list("pk", flat=True).first() or 1


def address(newsroom: Newsroom, view: str, parameters: dict[str, Any]) -> str:
    known = {"content_type_id": 1, "app_label": "claims", "act": "dismiss", "of": "claim"}
    given = {name: known.get(name) or key_of(newsroom, view) for name in parameters}
    try:
        return reverse(f"admin:{view}", kwargs=given)
    except NoReverseMatch:
        return reverse(f"admin:{view}", args=list(given.values()))


def outcome(answer: Any) -> str:
    if answer.status_code == 302 and answer["Location"].startswith(reverse("admin:login")):
        return "sign in"
    # /health says so itself when a part is down: here nothing ticks.
    assert answer.status_code < 500 or answer.request["PATH_INFO"] == "/health", (
        f"{answer.request['PATH_INFO']} answers {answer.status_code}: {answer.exc_info}"
    )
    return "no" if answer.status_code == 403 else "yes"


def seen(client: Client, url: str, typed: dict[str, Any]) -> str:
    answer = client.get(url)
    return outcome(client.post(url, typed) if answer.status_code == 405 else answer)


def typed_at(newsroom: Newsroom, view: str) -> dict[str, Any]:
    """What has to be typed for a view that is only pressed, to get as far as the question who presses."""
    if view == "claims_reviewtask_assign":
        task = ReviewTask.objects.open().get(claim=newsroom.states["selected"])
        return {"task": task.pk, f"to-{task.pk}": newsroom.people["reviewer"].pk}
    return {}


# --- pages -----------------------------------------------------------------------------------------------------------


def test_every_page_of_the_desk(newsroom, undone):
    clients = {role: newsroom.client(role) for role in ROLES}
    forms = {f"{label(model)}_change": one for model, one in admin.site._registry.items()}
    found: dict[str, tuple[str, ...]] = {}
    for view, parameters in named_views(admin.site.get_urls()):
        if view in {"login", "logout"}:
            continue
        url = address(newsroom, view, parameters)
        typed = typed_at(newsroom, view)
        cells = []
        for role in ROLES:
            cell = undone(lambda role=role, url=url, typed=typed: seen(clients[role], url, typed))
            if cell == "yes" and view in forms:
                cell = "change" if may_change(newsroom, role, forms[view]) else "see"
            cells.append(cell)
        found[view] = tuple(cells)
    compare("Pages of the desk", found)


def may_change(newsroom: Newsroom, role: str, model_admin: Any) -> bool:
    """Whether the page is a form that this person may send; its acts are another matter."""
    record = model_admin.model._default_manager.filter(
        pk=key_of(newsroom, f"{label(model_admin.model)}_change")
    ).first()
    return model_admin.has_change_permission(asked_by(newsroom.people[role]), record)


def asked_by(person: User) -> Any:
    request = RequestFactory().get("/")
    request.user = person
    return request


# --- acts ------------------------------------------------------------------------------------------------------------

# What has to be typed for a press to get as far as the question who presses, and the state that its claim is in.
TYPED: dict[str, dict[str, Any]] = {
    "select": {"reason": "harm"},
    "dismiss": {"reason": "opinion"},
    "add_evidence": {"url": "https://ministry.example/flood", "stance": "supports", "kind": "official"},
    "save_draft": {
        "as_of": "2020-02-02",
        "rationale": "Counted again.",
        "tests": "what_was_said",
        "currency": "current",
    },
}
STATE = {"select": "candidate", "dismiss": "candidate", "take": "selected", "give_back": "in_review"}
DRAFTS = ("save_draft", "submit", "publish")


def typed_for(newsroom: Newsroom, act: str, claim: Claim) -> dict[str, Any]:
    evidence = claim.evidence.first() or newsroom.objects["evidence"]
    task = ReviewTask.objects.filter(claim=claim).first()
    given = {
        "act": act,
        "seen_version": claim.version,
        "evidence": evidence.pk,
        "task": task.pk if task else 1,
        # The key of a note to some acts, and to others its words.
        "note": str(newsroom.objects["question"].pk),
        "text": "Yes.",
        "to": newsroom.people["reviewer"].pk,
        "quote": "33 people",
        "group": "one voice",
        "reason": "Why.",
    }
    if act in DRAFTS:
        given |= TYPED["save_draft"] | {"rating": Rating.objects.in_use()[0].pk}
    if act == "attach_copy":
        page = SimpleUploadedFile("page.html", b"<p>33 people were killed.</p>", "text/html")
        given |= {"file": page, "saved_at": "2020-02-02T10:00"}
    return given | TYPED.get(act, {})


def pressed(newsroom: Newsroom, role: str, url: str, data: dict[str, Any]) -> str:
    answer = newsroom.client(role).post(url, data)
    cell = outcome(answer)
    if cell == "yes" and role == "signed in":
        pytest.fail(f"{data['act']}: whoever is in no group gets {answer.status_code} at {url}, not 403.")
    return cell


def each_role(newsroom: Newsroom, undone: Any, url: str, typed: Callable[[], dict[str, Any]]) -> tuple[str, ...]:
    return tuple(undone(lambda role=role: pressed(newsroom, role, url, typed())) for role in ROLES)


def test_every_act_on_a_claim(newsroom, undone):
    found = {}
    for act in acts.ACTS:
        claim = newsroom.states[STATE.get(act, "in_review")]
        url = reverse("admin:claims_claim_change", args=[claim.pk])
        found[act] = each_role(newsroom, undone, url, lambda act=act, claim=claim: typed_for(newsroom, act, claim))
    compare("Acts on a claim", found)


def test_every_act_on_an_article(newsroom, undone):
    url = reverse("admin:claims_article_change", args=[newsroom.objects["claims_article"].pk])
    claim = newsroom.states["candidate"]
    given = {
        "claim": claim.pk,
        "seen_version": claim.version,
        "reason": "harm",
        "dismissal": "opinion",
        "extractor": "rules",
        "title": "Flood",
        "language": "en",
    }
    found = {act: each_role(newsroom, undone, url, lambda act=act: given | {"act": act}) for act in article_acts.ACTS}
    compare("Acts on an article", found)


def test_every_act_on_a_capture_and_on_a_takedown(newsroom, undone):
    found = {}
    for name, known in (("sources_snapshot", capture_acts.ACTS), ("sources_takedown", takedowns.ACTS)):
        url = reverse(f"admin:{name}_change", args=[newsroom.objects[name].pk])
        for act in known:
            data = {"act": act, "reason": "An order.", "note": "Why.", "hold": newsroom.objects["hold"].pk}
            found[act] = each_role(newsroom, undone, url, lambda data=data: data)
    compare("Acts on a capture and on a takedown", found)


def test_every_act_on_a_complaint(newsroom, undone):
    url = reverse("admin:claims_complaint_change", args=[newsroom.objects["claims_complaint"].pk])
    given = {"decision": "rejected", "answer": "It was 33.", "reason": "They ask for it."}
    found = {act: each_role(newsroom, undone, url, lambda act=act: given | {"act": act}) for act in complaints.ACTS}
    compare("Acts on a complaint", found)


def test_every_act_on_many(newsroom):
    found = {}
    for model, model_admin in admin.site._registry.items():
        root = asked_by(User(username="root", is_superuser=True, is_staff=True))
        for name in model_admin.get_actions(root):
            found[f"{label(model)}: {name}"] = tuple(
                "sign in" if role == "anonymous" else "yes" if offered(newsroom, role, model_admin, name) else "no"
                for role in ROLES
            )
    compare("Acts on many", found)


def offered(newsroom: Newsroom, role: str, model_admin: Any, name: str) -> bool:
    request = asked_by(newsroom.people[role])
    return model_admin.has_view_permission(request) and name in model_admin.get_actions(request)


# --- the public side -------------------------------------------------------------------------------------------------


def test_every_public_page_and_the_api(newsroom, undone):
    public_id = newsroom.states["decided"].public_id
    ids = {
        "article": newsroom.objects["claims_article"].public_id,
        "api-article": newsroom.objects["claims_article"].public_id,
    }
    ids["api-verdict"] = newsroom.states["decided"].verdicts.latest("pk").public_id
    ids["feed-article"] = ids["article"]
    ids["sitemap-claims"] = newsroom.states["decided"].pk // CLAIMS_A_PAGE
    ids["sitemap-articles"] = newsroom.objects["claims_article"].pk // ARTICLES_A_PAGE
    asked = {"oembed": f"?url={settings.PUBLIC_URL}{newsroom.states['decided'].get_absolute_url()}"}
    asked["claims-search"] = "?query=flood"
    outside = [one for one in get_resolver().url_patterns if getattr(one, "app_name", "") != "admin"]

    def open_to(role: str, url: str) -> str:
        answer = newsroom.client(role).get(url)
        return outcome(answer) if answer.status_code in {200, 503} else "no"

    found = {}
    for view, parameters in named_views(outside):
        if view == "sign_in":
            continue
        url = reverse(view, args=[ids.get(view, public_id) for _name in parameters]) + asked.get(view, "")
        found[view] = tuple(undone(lambda role=role, url=url: open_to(role, url)) for role in ROLES)
    compare("Public pages and the API", found)


# --- history ---------------------------------------------------------------------------------------------------------


def is_history(model: type[models.Model]) -> bool:
    return issubclass(model, AppendOnly)


def test_no_view_of_the_admin_deletes_anything_or_writes_history_even_for_a_superuser(newsroom, undone):
    root = Client()
    root.force_login(User.objects.create_superuser("root"))
    for model, model_admin in admin.site._registry.items():
        record = model._default_manager.first()
        keys = [record.pk if record else 1]
        delete = reverse(f"admin:{label(model)}_delete", args=keys)
        assert root.get(delete).status_code == 403, delete
        assert undone(lambda url=delete: root.post(url, {"post": "yes"})).status_code == 403, delete
        assert "delete_selected" not in model_admin.get_actions(asked_by(User(is_superuser=True, is_staff=True)))
        for inline in model_admin.inlines:
            one = inline(model, admin.site)
            request = asked_by(User(is_superuser=True, is_staff=True, is_active=True))
            assert not (one.can_delete and one.has_delete_permission(request, record)), inline
            if is_history(inline.model):
                assert not one.has_add_permission(request, record), inline
                assert not one.has_change_permission(request, record), inline
        if is_history(model):
            change = reverse(f"admin:{label(model)}_change", args=keys)
            answer = undone(lambda url=change: root.post(url, {"act": "anything"}))
            assert answer.status_code in {400, 403, 405}, change
            assert not model_admin.has_change_permission(asked_by(User(is_superuser=True, is_staff=True)), record)
            assert not model_admin.list_editable


def test_a_superuser_too_needs_a_second_person_for_a_takedown(newsroom):
    root = User.objects.create_superuser("root")
    client = Client()
    client.force_login(root)
    snapshot = newsroom.objects["evidence"].quoted_snapshot
    capture = reverse("admin:sources_snapshot_change", args=[snapshot.pk])
    assert client.post(capture, {"act": "ask_for_takedown", "reason": "An order."}).status_code == 302
    takedown = Takedown.objects.get(asked_by=root)
    page = reverse("admin:sources_takedown_change", args=[takedown.pk])
    assert client.post(page, {"act": "confirm"}).status_code == 400
    assert client.post(page, {"act": "refuse", "note": "Why."}).status_code == 400
    assert Takedown.objects.get(pk=takedown.pk).outcome == Takedown.Outcome.WAITING
