"""Exports: every visible verdict once, safe in a spreadsheet, whole in JSON, streamed."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.errors import QueryCanceled

from claims import review
from claims.export import BUFFER, COLUMNS, Format, stream
from claims.models import Article, Claim, PublicClaim
from ledger.models import User
from tests.claims.published import publish


@pytest.fixture
def row(killed: Claim, rosa: User) -> PublicClaim:
    publish(killed, rosa, currency="superseded")
    return PublicClaim.objects.get(claim=killed)


def as_csv() -> list[dict[str, str]]:
    text = b"".join(stream(PublicClaim.objects.visible(), Format.CSV)).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def as_json() -> list[dict[str, Any]]:
    text = b"".join(stream(PublicClaim.objects.visible(), Format.JSONL)).decode()
    return [json.loads(line) for line in text.split("\n") if line]


def test_both_forms_hold_the_same_columns_and_values(row: PublicClaim) -> None:
    (cells,), (data,) = as_csv(), as_json()
    assert list(cells) == list(data) == list(COLUMNS)
    assert cells["claim_id"] == data["claim_id"] == row.public_id
    assert cells["number"] == data["number"] == "30"
    assert (cells["rating_number"], data["rating_number"]) == ("4", 4)
    assert (cells["upper"], data["upper"]) == ("", None)
    assert cells["as_of_from"] == data["as_of_from"] == "2020-02-02"
    assert cells["article_published_at"] == data["article_published_at"] == "2020-02-02T20:00:00.000000Z"
    assert cells["words"] == data["words"] == row.words


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_run_by_a_spreadsheet(row: PublicClaim, start: str) -> None:
    formula = f'{start}cmd|"/c calc"!A1'
    fields = ["words", "sentence", "rationale", "claimant", "subject", "place", "measure", "unit", "publisher"]
    fields += ["article_title", "rating_label", "as_of"]
    PublicClaim.objects.update(**dict.fromkeys(fields, formula))
    (cells,), (data,) = as_csv(), as_json()
    for field in fields:
        assert cells[field] == f"'{formula}", field
        assert data[field] == formula, field


def test_a_negative_number_stays_a_number(row: PublicClaim) -> None:
    PublicClaim.objects.update(number="-2.50")
    assert as_csv()[0]["number"] == "-2.5"
    assert as_json()[0]["number"] == "-2.5"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(row: PublicClaim, text: str) -> None:
    PublicClaim.objects.update(rationale=text)
    assert as_json()[0]["rationale"] == text
    cell = as_csv()[0]["rationale"]
    assert cell in {text, f"'{text}"}


def test_only_visible_verdicts_leave(row: PublicClaim, article: Article, rosa: User, edwin: User) -> None:
    other = article.claims.get(kind="money")
    publish(other, rosa)
    assert len(as_csv()) == len(as_json()) == 2
    review.hide(row.claim, edwin, "Libel.")
    assert [one["claim_id"] for one in as_json()] == [other.public_id]
    review.hold_article(article, edwin, "A court order.")
    assert as_csv() == as_json() == []


def copies(row: PublicClaim, number: int) -> None:
    """The row `number` times over: its one-to-one keys are real, so the claims are copied too."""
    claim = Claim.objects.get(pk=row.claim_id)
    # The verdict is on the one claim alone.
    claim.status, claim.current_verdict = Claim.Status.SELECTED, None
    made = []
    for _ in range(number):
        claim.pk = None
        claim.public_id = Claim._meta.get_field("public_id").get_default()
        made.append(
            Claim(**{f.attname: getattr(claim, f.attname) for f in Claim._meta.concrete_fields if f.name != "id"})
        )
    made = Claim.objects.bulk_create(made, batch_size=1000)
    held = {
        f.attname: getattr(row, f.attname)
        for f in PublicClaim._meta.concrete_fields
        if f.name not in {"claim", "public_id", "search"}
    }
    PublicClaim.objects.bulk_create(
        [PublicClaim(claim=one, public_id=one.public_id, **held) for one in made], batch_size=1000
    )


def test_many_rows_come_in_pieces_of_bounded_size(row: PublicClaim) -> None:
    copies(row, 1500)
    for form in Format:
        pieces = list(stream(PublicClaim.objects.visible(), form))
        assert len(pieces) > 5
        assert max(map(len, pieces)) < BUFFER + 10_000
    assert len(as_csv()) == len(as_json()) == 1501


@pytest.mark.parametrize(("name", "media_type"), [("csv", "text/csv; charset=utf-8"), ("jsonl", "application/jsonl")])
def test_the_web_export_is_a_file_of_the_day(client: Client, row: PublicClaim, name: str, media_type: str) -> None:
    response = client.get(f"/api/v1/verdicts/export.{name}")
    assert response.streaming
    assert response.headers["Content-Type"] == media_type
    assert re.fullmatch(
        rf'attachment; filename="verdicts-\d{{4}}-\d\d-\d\d\.{name}"', response.headers["Content-Disposition"]
    )
    assert row.public_id in response.getvalue().decode()
    filtered = client.get(f"/api/v1/verdicts/export.{name}?rating=inaccurate").getvalue().decode()
    assert row.public_id not in filtered


@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_the_command_writes_the_same_file(row: PublicClaim, tmp_path: Path, name: str) -> None:
    path = tmp_path / "verdicts"
    call_command("export_verdicts", format=name, output=str(path))
    assert path.read_bytes() == b"".join(stream(PublicClaim.objects.visible(), Format(name)))
    assert [one.name for one in tmp_path.iterdir()] == ["verdicts"]


def test_the_command_writes_to_standard_output(row: PublicClaim, capfdbinary: Any) -> None:
    call_command("export_verdicts", format="jsonl")
    out, err = capfdbinary.readouterr()
    assert json.loads(out)["claim_id"] == row.public_id
    assert err == b""


def test_a_folder_that_does_not_exist_is_named(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere/verdicts\.csv cannot be written"):
        call_command("export_verdicts", output=str(tmp_path / "nowhere/verdicts.csv"))


def test_a_folder_is_not_a_file(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is a folder"):
        call_command("export_verdicts", output=str(tmp_path))


def test_a_failed_export_leaves_the_old_file_and_no_other(row: PublicClaim, tmp_path: Path) -> None:
    copies(row, 1500)
    path = tmp_path / "verdicts.csv"
    path.write_text("as it was")

    def cut_short() -> None:
        with transaction.atomic():
            connection.cursor().execute("SET LOCAL statement_timeout = '1ms'")
            call_command("export_verdicts", output=str(path))

    with pytest.raises(QueryCanceled):
        cut_short()
    assert path.read_text() == "as it was"
    assert [one.name for one in tmp_path.iterdir()] == ["verdicts.csv"]
