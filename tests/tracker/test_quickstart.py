"""Quickstart with real processes: it comes up, lives beside other commands, and leaves nothing behind."""

import http.client
import http.cookiejar
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest

from tests.tracker.embedded.machine import AS_NOBODY, ROOT
from tracker.embedded.client import stop

pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif(sys.platform != "linux", reason="finds processes by their environment in /proc"),
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class TryOut:
    """A data directory with quickstart on two ports of its own."""

    def __init__(self, data_dir: Path, prefix: list[str]) -> None:
        self.data_dir = data_dir
        self.prefix = prefix
        self.port, self.seed_port = free_port(), free_port()
        self.env = os.environ | {"TRACKER_DATA_DIR": str(data_dir), "PYTHONUNBUFFERED": "1"}
        self.log = data_dir / "quickstart-output.txt"
        self.process: subprocess.Popen[bytes] | None = None

    def manage(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*self.prefix, sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def start(self) -> None:
        """Quickstart, until it says that it is up."""
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [
                    *(*self.prefix, sys.executable, "manage.py", "quickstart"),
                    *("--port", str(self.port), "--seed-port", str(self.seed_port)),
                ],
                cwd=ROOT,
                env=self.env,
                stdout=log,
                stderr=log,
            )
        self.wait_until(lambda: "is up" in self.output() or self.process.poll() is not None, 120)
        assert "is up" in self.output(), self.output()

    def output(self) -> str:
        return self.log.read_text()

    def get(self, path: str = "/") -> int:
        with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.status

    def answers(self) -> bool:
        try:
            return self.get() == 200
        except OSError:
            return False

    def processes(self, words: str = "") -> dict[int, str]:
        """Everything that was started for this data directory, by number."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                environment = (folder / "environ").read_bytes()
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            if f"TRACKER_DATA_DIR={self.data_dir}\0".encode() in environment and words in command:
                found[int(folder.name)] = command
        return found

    def wait_until(self, true: Callable[[], bool], seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < deadline, f"{self.processes()}\n{self.output()}"
            time.sleep(0.2)

    def gone(self) -> bool:
        return not self.processes()


def try_out(prefix: list[str]) -> Iterator[TryOut]:
    folder = Path(tempfile.mkdtemp(prefix="tracker-quickstart-")).resolve()
    if prefix:
        os.chown(folder, 65534, 65534)
    found = TryOut(folder, prefix)
    try:
        yield found
    finally:
        # A test that failed halfway must not leave what it was to find.
        for pid, command in found.processes().items():
            if "tracker.embedded" not in command:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        stop(folder)
        found.wait_until(found.gone)
        shutil.rmtree(folder)


@pytest.fixture
def ours() -> Iterator[TryOut]:
    yield from try_out([])


@pytest.fixture
def plain() -> Iterator[TryOut]:
    """As a plain user, also when the tests are run by root."""
    prefix = AS_NOBODY if os.geteuid() == 0 else []
    if subprocess.run([*prefix, sys.executable, "-c", "0"], check=False).returncode != 0:
        pytest.skip("root cannot become a plain user here (setpriv)")
    yield from try_out(prefix)


def test_it_comes_up_lives_beside_commands_and_one_ctrl_c_ends_it_all(ours: TryOut) -> None:
    ours.start()
    assert ours.get("/") == 200
    assert ours.get("/api/v1/claims/") == 200
    link = re.search(r"admin +(http\S+/admin/sign-in/\S+)", ours.output())[1]
    browser = build_opener(HTTPCookieProcessor(http.cookiejar.CookieJar()))
    with browser.open(link, timeout=30) as desk:
        assert desk.status == 200
        assert desk.url.endswith("/admin/")
    with pytest.raises(HTTPError, match="403"):
        urlopen(link, timeout=30)

    both = [ours.manage("shell", "-v", "0", "-c", f"print({number})") for number in (1, 2)]
    assert [process.communicate(timeout=60)[0].split()[-1] for process in both] == ["1", "2"]

    another = ours.manage("sign_in_link", "reviewer").communicate(timeout=60)[0]
    assert another.startswith(f"http://127.0.0.1:{ours.port}/admin/sign-in/")

    taken = ours.manage("quickstart", "--port", str(ours.port))
    said = taken.communicate(timeout=60)[0]
    assert f"Another quickstart runs on {ours.data_dir}" in said

    for address in ("/health", "/nothing-here"):
        with suppress(HTTPError):
            ours.get(address)
    with pytest.raises(HTTPError, match="400"):
        urlopen(Request(f"http://127.0.0.1:{ours.port}/", headers={"Host": "evil.example"}), timeout=10)
    assert not re.search("ERROR|Traceback", ours.output()), ours.output()

    for pid in ours.processes("-m tracker.embedded"):
        os.kill(pid, signal.SIGKILL)
    ours.wait_until(lambda: "PostgreSQL ended without being asked to" in ours.output())
    ours.wait_until(ours.answers)

    # As a browser leaves them: one that has been used, and a spare one.
    used, spare = http.client.HTTPConnection("127.0.0.1", ours.port), socket.create_connection(("127.0.0.1", ours.port))
    used.request("GET", "/")
    used.getresponse().read()
    with closing(used), spare:
        ours.process.send_signal(signal.SIGINT)
        assert ours.process.wait(30) == 0
    assert "refused to gracefully stop" not in ours.output()
    assert ours.output().rstrip().endswith(f"Stopped. The data stays in {ours.data_dir}.")
    ours.wait_until(ours.gone)


def test_after_a_kill_of_everything_or_of_itself_it_comes_up_again_with_the_data(plain: TryOut) -> None:
    plain.start()
    count = "from claims.models import Claim; print(Claim.objects.count())"
    before = plain.manage("shell", "-v", "0", "-c", count).communicate(timeout=60)[0].split()[-1]
    assert int(before) > 20

    plain.process.kill()
    plain.process.wait()
    plain.start()

    for pid in plain.processes():
        os.kill(pid, signal.SIGKILL)
    plain.process.wait()
    plain.start()
    after = plain.manage("shell", "-v", "0", "-c", count).communicate(timeout=60)[0].split()[-1]
    assert after == before

    [worker, *_] = plain.processes("celery --quiet -A tracker worker")
    os.kill(worker, signal.SIGKILL)
    assert plain.process.wait(60) == 1
    assert "worker ended by itself (code -9)" in plain.output()
    plain.wait_until(plain.gone)


def test_a_taken_port_is_named_with_the_way_out(ours: TryOut) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", ours.seed_port))
        taken.listen()
        process = ours.manage("quickstart", "--port", str(ours.port), "--seed-port", str(ours.seed_port))
        said = process.communicate(timeout=60)[0]
    assert process.returncode == 1
    assert f"Port {ours.seed_port} is taken by another program." in said
    assert f"--seed-port {ours.seed_port + 20}" in said
    assert "Traceback" not in said
