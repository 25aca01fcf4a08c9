"""How many sources a worker process checks in a second, and how many changed pages it reads and judges.

    uv run --group bench python -m tests.benchmarks.recheck [SOURCES] [MANY_SOURCES]

Starts its own PostgreSQL, Valkey, one Celery worker with one process, and a web server on loopback addresses that
stand for hosts, with no delay between requests. All of the product is in the figures: guard, robots.txt, leases,
Celery, the database. urlwatch looks at the same pages in the same run. Nothing is asserted, since machines differ.
"""

import importlib.util
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.newsroom import HOSTS, PAGE_BYTES, Newsroom, say

ROUNDS = 5
CHANGED_PERCENT = 5
REFERENCE_SECONDS = 600


def steady(newsroom: Newsroom, sources: int) -> float:
    """Sources a second where nothing changed, the middle of some rounds."""
    rates = []
    for _ in range(ROUNDS):
        newsroom.make_due(sources)
        rates.append(sources / newsroom.run_until_nothing_is_due())
    say(f"{sources:>9,} sources, all 304: {', '.join(f'{rate:,.0f}' for rate in rates)} a second")
    return sorted(rates)[ROUNDS // 2]


def changing(newsroom: Newsroom, sources: int) -> None:
    """Sources a second where some changed, up to the moment when all is fetched and kept; then reading and judging."""
    for _ in range(3):
        captures = newsroom.captures()
        newsroom.change(CHANGED_PERCENT)
        newsroom.make_due(sources)
        fetching = newsroom.run_until_nothing_is_due()
        reading = newsroom.read_until_all_is_judged()
        changed = newsroom.captures() - captures
        say(
            f"{sources:>9,} sources, {changed} changed: {sources / fetching:,.0f} a second fetched and kept",
        )
        say(f"{'':>9}  {changed / reading:,.0f} pages a second read and judged")


def reference(newsroom: Newsroom, sources: int) -> None:
    if importlib.util.find_spec("urlwatch") is None:
        say(f"{'':>9}  urlwatch: not installed; run with `uv run --group bench`")
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        jobs = [f"url: {newsroom.url(number)}" for number in range(sources)]
        (place / "urls.yaml").write_text("\n---\n".join(jobs) + "\n")
        (place / "config.yaml").write_text("report: {stdout: {enabled: false}}\ndisplay: {new: false}\n")
        (place / "hooks.py").touch()
        files = {"urls": "urls.yaml", "config": "config.yaml", "hooks": "hooks.py", "cache": "cache.db"}
        command = [sys.executable, "-m", "urlwatch.cli", *(f"--{name}={place / file}" for name, file in files.items())]
        rates = []
        for _ in range(3):
            begun = time.perf_counter()
            done = subprocess.run(command, capture_output=True, text=True, timeout=REFERENCE_SECONDS, check=False)
            rates.append(sources / (time.perf_counter() - begun))
        trouble = "" if done.returncode == 0 else f" (it ended with {done.returncode}: {done.stderr[-200:]})"
        say(f"{sources:>9,} sources, urlwatch: {', '.join(f'{rate:,.0f}' for rate in rates)} a second{trouble}")


def main(sources: int, many: int) -> None:
    say(f"{HOSTS} hosts, pages of {PAGE_BYTES:,} bytes, one worker process")
    with Newsroom(sources) as newsroom:
        checks, size = newsroom.check_rows(), newsroom.database_bytes()
        rate = steady(newsroom, sources)
        grown = newsroom.check_rows() - checks
        say(f"{'':>9}  {grown:,} rows of checks more after {ROUNDS * sources:,} checks; memory {newsroom.memory()}")
        reference(newsroom, sources)
        newsroom.add_sources(many - sources)
        more = steady(newsroom, many)
        say(f"{'':>9}  {more / rate:.0%} of the rate with {sources:,}; memory {newsroom.memory()}")
        grown = newsroom.database_bytes() - size
        say(f"{'':>9}  the database grew by {grown / 2**20:,.0f} MB in all, for {many - sources:,} sources more")
        changing(newsroom, sources)


if __name__ == "__main__":
    main(*(int(given) for given in [*sys.argv[1:3], *["1000", "100000"][len(sys.argv[1:3]) :]]))
