"""The seed server over a real socket, and the file that says which revisions are current."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.validate import validator

import pytest

from seeds.server import SeedError, app, current_revision, load_sources, set_revision, state_file

PATH = "/who/situation-report"
SLUG = "who-situation-report"


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes


class Silent(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "data" / "seed-revisions.json"
    monkeypatch.setenv("SEED_STATE_FILE", str(file))
    return file


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with make_server("127.0.0.1", 0, validator(app), handler_class=Silent) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, headers={key.replace("_", "-"): v for key, v in headers.items()})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


def test_every_source_is_served_at_its_path_with_its_type(port: int) -> None:
    for source in load_sources().values():
        answer = ask(port, source.path)
        assert answer.status == 200
        assert answer.body == source.revisions[0].file.read_bytes()
        kind = "application/pdf" if source.path.endswith(".pdf") else "text/html; charset=utf-8"
        assert answer.headers["Content-Type"] == kind
        assert answer.headers["ETag"]
        assert answer.headers["Last-Modified"]


def test_a_revision_that_is_set_is_served_from_the_next_request_on(port: int) -> None:
    first = ask(port, PATH)
    set_revision(SLUG, 2)
    second = ask(port, PATH)
    assert b"305 people had died worldwide" in first.body
    assert b"362 people had died worldwide" in second.body
    assert first.headers["ETag"] != second.headers["ETag"]
    assert first.headers["Last-Modified"] != second.headers["Last-Modified"]


def test_a_page_that_has_not_changed_is_answered_with_304_and_no_body(port: int) -> None:
    first = ask(port, PATH)
    for headers in (
        {"If_None_Match": first.headers["ETag"]},
        {"If_None_Match": f'"other", W/{first.headers["ETag"]}'},
        {"If_None_Match": "*"},
        {"If_Modified_Since": first.headers["Last-Modified"]},
        {"If_None_Match": first.headers["ETag"], "If_Modified_Since": "Wed, 01 Jan 2020 00:00:00 GMT"},
    ):
        answer = ask(port, PATH, **headers)
        assert (answer.status, answer.body) == (304, b""), headers
        assert answer.headers["ETag"] == first.headers["ETag"]


def test_a_page_that_has_changed_is_sent_whatever_the_date_says(port: int) -> None:
    first = ask(port, PATH)
    set_revision(SLUG, 2)
    both = {"If_None_Match": first.headers["ETag"], "If_Modified_Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    assert ask(port, PATH, **both).status == 200
    assert ask(port, PATH, If_Modified_Since=first.headers["Last-Modified"]).status == 200


@pytest.mark.parametrize("date", ["yesterday", "Sun, 02 Feb 2020 12:01:00 -0000", "\x7f"])
def test_a_date_that_cannot_be_read_is_passed_over(port: int, date: str) -> None:
    assert ask(port, PATH, If_Modified_Since=date).status == 200


def test_head_gives_the_headers_of_get_and_no_body(port: int) -> None:
    for path in (PATH, "/", "/robots.txt", "/nowhere"):
        get, head = ask(port, path), ask(port, path, "HEAD")
        assert head.status == get.status
        assert head.headers["Content-Length"] == get.headers["Content-Length"] == str(len(get.body))
        # The client above never reads the body of a HEAD, so look at the bytes themselves.
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(f"HEAD {path} HTTP/1.0\r\n\r\n".encode())
            with connection.makefile("rb") as answer:
                assert answer.read().endswith(b"\r\n\r\n")


def test_no_two_revisions_of_a_page_have_the_same_last_modified() -> None:
    for source in load_sources().values():
        times = [revision.modified for revision in source.revisions]
        assert times == sorted(set(times)), source.slug


def test_the_index_links_every_page_and_says_at_which_revision_it_is(port: int) -> None:
    set_revision(SLUG, 2)
    answer = ask(port, "/")
    page = answer.body.decode()
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    for source in load_sources().values():
        assert f'<a href="{source.path}">' in page
    assert "revision 2 of 3, 2020-02-03" in page


def test_robots_may_fetch_everything(port: int) -> None:
    assert ask(port, "/robots.txt").body == b"User-agent: *\nAllow: /\n"


@pytest.mark.parametrize("path", ["/nowhere", "/who", "/../server.py", "/who/situation-report/", "/%00"])
def test_another_path_is_a_plain_404(port: int, path: str) -> None:
    answer = ask(port, path)
    assert answer.status == 404
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_nothing_can_be_posted(port: int) -> None:
    answer = ask(port, PATH, "POST")
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("state_text", ["{", "[]", f'{{"{SLUG}": "2"}}', f'{{"{SLUG}": 9}}'])
def test_a_state_file_that_cannot_be_used_is_an_error_that_says_so(port: int, state: Path, state_text: str) -> None:
    state.parent.mkdir()
    state.write_text(state_text, encoding="utf-8")
    with pytest.raises(SeedError) as caught:
        current_revision(SLUG)
    answer = ask(port, PATH)
    assert answer.status == 500
    assert answer.body.decode() == f"{caught.value}\n"
    assert str(state) in str(caught.value) or SLUG in str(caught.value)


def test_without_a_state_file_every_page_is_at_its_first_revision(state: Path) -> None:
    assert not state.exists()
    assert {current_revision(slug) for slug in load_sources()} == {1}


def test_setting_one_source_leaves_the_others_and_no_stray_file(state: Path) -> None:
    assert set_revision(SLUG, 2).number == 2
    set_revision("world-bank-population", 3)
    assert json.loads(state.read_text(encoding="utf-8")) == {SLUG: 2, "world-bank-population": 3}
    assert [file.name for file in state.parent.iterdir()] == [state.name]
    assert current_revision(SLUG) == 2


@pytest.mark.parametrize(
    ("slug", "number", "message"),
    [
        ("who-situation", 1, "There is no seed source 'who-situation'. Known are: .*who-situation-report"),
        (SLUG, 0, "who-situation-report has no revision 0: give a number from 1 to 3"),
        (SLUG, 4, "who-situation-report has no revision 4: give a number from 1 to 3"),
    ],
)
def test_a_revision_that_is_not_there_is_refused_and_nothing_changes(
    state: Path, slug: str, number: int, message: str
) -> None:
    with pytest.raises(SeedError, match=message):
        set_revision(slug, number)
    assert not state.exists()


def test_the_state_file_is_in_the_data_folder_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SEED_STATE_FILE")
    assert state_file().parts[-2:] == (".data", "seed-revisions.json")
