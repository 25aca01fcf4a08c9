"""The whole product as a newcomer runs it: every process real, everything through its own front door."""

import csv
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from lxml import html

from tests.functional.desk import Desk
from tests.functional.workers import ROOT, wait_for

pytestmark = pytest.mark.processes

STORY = """Virus toll rises as ministers meet
The coronavirus has killed more than 290 people worldwide, health ministers heard in Geneva on Sunday.
The meeting lasts three days and ends on Tuesday.
"""
QUOTE = "As of 2 February 2020, 305 people had died worldwide, 304 of them in China and 1 outside China."
CHANGE = "305 (2 Feb) became 362 (3 Feb)"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Newsroom:
    """A quickstart in a folder of its own, and the commands that a person types beside it."""

    def __init__(self, folder: Path) -> None:
        self.port, self.seed_port = free_port(), free_port()
        self.site = f"http://127.0.0.1:{self.port}"
        self.seeds = f"http://127.0.0.1:{self.seed_port}"
        self.folder = folder
        self.log = folder.with_suffix(".log")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRACKER_", "DATABASE_"))}
        kept.pop("CELERY_BROKER_URL", None)
        self.env = {**kept, "TRACKER_DATA_DIR": str(folder)}

    def start(self) -> None:
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "quickstart", f"--port={self.port}", f"--seed-port={self.seed_port}"],
                cwd=ROOT,
                env=self.env,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        wait_for(lambda: "Sign in by a link" in self.said() or self.process.poll() is not None, "quickstart", 120)
        assert self.process.poll() is None, self.said()

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def run(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def stop(self) -> int:
        os.kill(self.process.pid, signal.SIGINT)
        return self.process.wait(60)

    def get(self, path: str) -> str:
        with urlopen(f"{self.site}{path}", timeout=30) as answer:
            return answer.read().decode()

    def processes(self) -> list[str]:
        """Command lines of living processes that name this newsroom's folder or ports."""
        marks = (str(self.folder), f":{self.port}", f"--port={self.port}", str(self.seed_port))
        found = []
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            if any(mark in line for mark in marks) and int(path.parent.name) != os.getpid():
                found.append(line)
        return found


@pytest.fixture
def newsroom(tmp_path_factory):
    folder = tmp_path_factory.mktemp("newsroom")
    folder.chmod(0o711)
    room = Newsroom(folder)
    try:
        room.start()
        yield room
    finally:
        if room.process.poll() is None:
            room.stop()


@pytest.mark.timeout(400)
def test_from_an_article_to_a_published_claim_and_the_task_that_a_changed_source_opens(newsroom, tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")

    said = newsroom.run("ingest", str(story), "--published", "2020-02-02", "--publisher", "Lake Herald")
    assert re.search(r"\b1\s+casualty_count\b", said)
    admin_path = re.search(rf"{newsroom.site}(/admin/claims/article/\d+/change/)", said)[1]
    again = newsroom.run("ingest", str(story), "--published", "2020-02-02", "--publisher", "Lake Herald")
    assert "Nothing changed" in again

    desk = Desk(newsroom.site)
    desk.get(re.search(r"reviewer\s+(http\S+)", newsroom.said())[1])
    desk.get(admin_path)
    claim_path = _claim_card(desk, "people affected", "290")
    desk.get(claim_path).press("select", reason="harm")
    desk.get(claim_path).press("take")
    desk.press(
        "add_evidence",
        url=f"{newsroom.seeds}/who/situation-report?copy=2",
        quote=QUOTE,
        stance="supports",
        publisher="World Health Organization",
    )
    wait_for(lambda: "305" in _last_reading(desk.get(claim_path)), "the worker to capture and read the page", 90)
    assert desk.page.xpath("//mark"), "the claim is highlighted in its article"

    accurate = desk.page.xpath("//input[@name='rating'][@data-code='accurate']/@value")[0]
    desk.press("publish", rating=accurate, as_of="2020-02-02", rationale="The WHO counted 305 that day & no more.")
    assert "decided" in desk.get(claim_path).words()

    found = json.loads(newsroom.get("/api/v1/claims/?q=ministers"))
    (claim,) = found["results"]
    page = html.fromstring(newsroom.get(f"/claims/{claim['id']}/"))
    assert "Accurate" in page.text_content()
    assert QUOTE in " ".join(page.text_content().split())
    review = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])
    assert review["@type"] == "ClaimReview"
    assert review["reviewRating"]["ratingValue"] == 4
    linted = newsroom.run("lint_claimreview", "--all")
    assert int(re.search(r"^ClaimReviews: (\d+), errors: 0,", linted, re.MULTILINE)[1]) >= 18, linted
    # Those of the worked example are whole; this story has no address.
    assert {line.split()[0] for line in re.findall(r"^\S+ warning: .*$", linted, re.MULTILINE)} == {review["url"]}
    assert "Lake Herald" in newsroom.get(f"/articles/{claim['article']['id']}/")
    rows = list(csv.DictReader(io.StringIO(newsroom.get("/api/v1/verdicts/export.csv"))))
    assert claim["id"] in {row["claim_id"] for row in rows}
    lines = [json.loads(line) for line in newsroom.get("/api/v1/verdicts/export.jsonl").splitlines()]
    assert len(lines) == len(rows) >= 18

    newsroom.run("seed_revision", "who-situation-report")
    wait_for(lambda: CHANGE in desk.get("/admin/claims/reviewtask/").words(), "the task in the queue", 60)
    wait_for(lambda: CHANGE in desk.get(claim_path).words(), "the task of this claim", 120)
    assert "decided" in desk.words()
    assert json.loads(newsroom.get(f"/api/v1/claims/{claim['id']}/"))["verdict"]["rating"] == claim["verdict"]["rating"]
    assert json.loads(newsroom.get("/health"))["status"] == "ok"

    assert newsroom.stop() == 0
    wait_for(lambda: newsroom.processes() == [], "every process to be gone", 30)


def _claim_card(desk: Desk, *words: str) -> str:
    """The address of the one claim on the page whose card has all these words."""
    links = desk.page.xpath("//a[contains(@href, '/admin/claims/claim/')]")
    cards = [(link.get("href").split("?")[0], card) for link in links for card in link.iterancestors("li", "article")]
    (path,) = {path for path, card in cards if all(word in card.text_content() for word in words)}
    return path


def _last_reading(desk: Desk) -> str:
    """What the evidence block says of what was read: nothing while the page is being captured."""
    said = "//*[starts-with(@class, 'seen ') or starts-with(@class, 'compared ')]"
    return " ".join(part.text_content() for part in desk.page.xpath(said))
