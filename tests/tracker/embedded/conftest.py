"""Real owners and servers on a data directory of the test's own, run by us and by a plain user."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tracker.embedded.machine import AS_NOBODY, Machine
from tracker.embedded.client import stop


@pytest.fixture(params=["as we are", "as a plain user"])
def machine(request: pytest.FixtureRequest) -> Iterator[Machine]:
    plain = request.param == "as a plain user"
    if plain and os.geteuid() != 0:
        pytest.skip("these tests are run by a plain user already")
    prefix = AS_NOBODY if plain else []
    if plain and subprocess.run([*prefix, sys.executable, "-c", "0"], check=False).returncode != 0:
        pytest.skip("root cannot become a plain user here (setpriv)")
    folder = Path(tempfile.mkdtemp(prefix="tracker-embedded-")).resolve()
    if plain:
        os.chown(folder, 65534, 65534)
    found = Machine(folder, prefix)
    try:
        yield found
    finally:
        found.let_go()
        for pid in found.processes():
            os.kill(pid, signal.SIGCONT)
        stop(folder)
        found.wait_until(lambda: not found.processes())
        shutil.rmtree(folder)
