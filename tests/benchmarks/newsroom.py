"""A newsroom for the benchmark of re-checks: servers of its own, a worker, a web server, sources and claims."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

HOSTS = 50
PAGE_BYTES = 30_000
PORT = 18_767
LONGEST = 1200.0
ROOT = Path(__file__).resolve().parents[2]


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


class Newsroom:
    """`with Newsroom(number) as newsroom`: that many sources, captured and judged once, with a claim each."""

    def __init__(self, sources: int) -> None:
        self.sources = sources
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with self._stack:
            folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="tracker-bench-"))).resolve()
            # The servers run under another account when this one is root, and have to enter it.
            folder.chmod(0o711)
            os.environ |= {
                "DJANGO_SETTINGS_MODULE": "tracker.settings",
                "TRACKER_DATA_DIR": str(folder),
                "TRACKER_FETCH_ALLOWED_ADDRESSES": ",".join(f"127.0.0.{n}:{PORT}" for n in range(1, HOSTS + 1)),
                "TRACKER_FETCH_HOST_DELAY_SECONDS": "0",
            }
            self._serve_pages()
            self._start_services(folder)
            self._worker = self._start_worker(folder / "worker.log")
            self.add_sources(self.sources, known=False)
            self._add_claims()
            say(f"Capturing {self.sources:,} pages for the first time ...")
            self.run_until_nothing_is_due()
            self.read_until_all_is_judged()
            self._stack = self._stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def _process(self, command: list[str], **more: object) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(command, cwd=ROOT, start_new_session=True, **more)  # type: ignore[call-overload]

        def stop() -> None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(30)

        self._stack.callback(stop)
        return process

    def _serve_pages(self) -> None:
        command = [sys.executable, "-m", "tests.benchmarks.pages_server", str(PORT), str(HOSTS), str(PAGE_BYTES)]
        server = self._process(command, stdout=subprocess.PIPE)
        assert server.stdout
        server.stdout.readline()

    def _start_services(self, folder: Path) -> None:
        import django
        from django.conf import settings
        from django.core.management import call_command

        from tracker.embedded.client import hold

        self._stack.enter_context(hold(folder, settings.EMBEDDED))
        django.setup()
        call_command("migrate", verbosity=0)

    def _start_worker(self, log: Path) -> subprocess.Popen[bytes]:
        with log.open("wb") as out:
            command = [sys.executable, "-m", "celery", "-A", "tracker", "worker", "-c", "1", "-l", "INFO"]
            worker = self._process(command, stdout=out, stderr=out)
        self._wait(lambda: b" ready." in log.read_bytes())
        return worker

    def url(self, number: int) -> str:
        return f"http://127.0.0.{number % HOSTS + 1}:{PORT}/page/{number}"

    def add_sources(self, number: int, *, known: bool = True) -> None:
        """More sources, not due yet. `known` ones need no first capture, since only their ETag is asked about."""
        from django.utils import timezone

        from sources.models import Host, Source

        hosts = [Host.objects.get_or_create(key=f"http://127.0.0.{n}:{PORT}")[0] for n in range(1, HOSTS + 1)]
        first = Source.objects.count()
        Source.objects.bulk_create(
            [
                Source(
                    url=self.url(n),
                    host=hosts[n % HOSTS],
                    next_check_at=timezone.now(),
                    etag=f'"{n}-0"' if known else "",
                    health=Source.Health.OK if known else Source.Health.NEW,
                )
                for n in range(first, first + number)
            ],
            batch_size=5000,
        )

    def _add_claims(self) -> None:
        """A claim for each source, under check, with that source as evidence."""
        import datetime as dt

        from claims.ingest import Details, ingest_text
        from claims.models import Claim, Evidence
        from sources.models import Source

        text = "\n\n".join(
            f"As of 1 March 2021 the flood had killed {100 + n % 400} people in District {n}, the ministry said."
            for n in range(self.sources)
        )
        ingest_text(text, Details(title="Floods", published=dt.date(2021, 3, 2)), actor=None)
        claims = list(Claim.objects.filter(kind="casualty_count").order_by("occurrences__start")[: self.sources])
        Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(status=Claim.Status.IN_REVIEW)
        sources = Source.objects.order_by("pk")[: self.sources]
        Evidence.objects.bulk_create(
            [Evidence(claim=claim, source=source) for claim, source in zip(claims, sources, strict=False)]
        )

    def change(self, percent: int) -> None:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/-/change/{percent}", timeout=30) as answer:
            answer.read()

    def make_due(self, number: int) -> None:
        """The first of them at once, and the table tidied, so that one round does not pay for the one before."""
        from django.db import connection
        from django.utils import timezone

        from sources.models import Source

        first = Source.objects.order_by("pk")[:number].values("pk")
        Source.objects.filter(pk__in=first).update(next_check_at=timezone.now())
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE sources_source")

    def run_until_nothing_is_due(self) -> float:
        """Seconds from the message to the last source written down."""
        from celery import current_app
        from django.db.models import Exists, OuterRef
        from django.utils import timezone

        from sources.models import Host, Source

        due = Host.objects.filter(Exists(Source.objects.due(timezone.now()).filter(host=OuterRef("pk"))))
        begun = time.perf_counter()
        current_app.send_task("claims.tasks.recheck_due")
        self._wait(lambda: not due.exists())
        return time.perf_counter() - begun

    def captures(self) -> int:
        from sources.models import Snapshot

        return Snapshot.objects.count()

    def read_until_all_is_judged(self) -> float:
        from celery import current_app

        from claims import recheck
        from sources.models import Arrival

        begun = time.perf_counter()
        current_app.send_task("claims.tasks.read_arrived")
        self._wait(lambda: not Arrival.objects.exists() and not recheck.behind(limit=1), 0.1)
        return time.perf_counter() - begun

    def check_rows(self) -> int:
        from sources.models import Check

        return Check.objects.count()

    def database_bytes(self) -> int:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])

    def memory(self) -> str:
        """Resident memory of the worker's process."""
        children = Path(f"/proc/{self._worker.pid}/task/{self._worker.pid}/children")
        if not children.exists():
            return "not known on this system"
        status = Path(f"/proc/{children.read_text().split()[0]}/status").read_text()
        [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
        return f"{int(line.split()[1]) / 1024:,.0f} MB"

    def _wait(self, condition: Callable[[], object], pause: float = 0.02) -> None:
        ends = time.monotonic() + LONGEST
        while not condition():
            if time.monotonic() > ends:
                raise TimeoutError(f"Waited {LONGEST:.0f} s in vain.")
            time.sleep(pause)
