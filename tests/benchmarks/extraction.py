"""How fast the extractor is, beside other tools on the same text, and on hostile lines.

    uv run --group bench python -m tests.benchmarks.extraction

Times are of one core, the best of several rounds; nothing is asserted, since machines differ.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

from claims.extraction import extract_claims

from .hostile import CHARACTERS, UNITS, line
from .news import articles
from .references import Reference, references

PUBLISHED = date(2024, 5, 15)
OURS = 400_000
THEIRS = 40_000
ROUNDS = 5
_IMPORT = "import time; b = time.perf_counter(); import claims.extraction; print(time.perf_counter() - b)"
_MEMORY = (
    "import resource, sys; from datetime import date; from claims.extraction import extract_claims; "
    "from tests.benchmarks.news import articles; "
    "[extract_claims(text, date(2024, 5, 15)) for text in articles(400_000)]; "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)


def best_rate(read: Callable[[str], object], texts: list[str], rounds: int) -> float:
    """Characters a second of processor time, the best of that many rounds."""
    size = sum(map(len, texts))
    rates = []
    for _ in range(rounds):
        begun = time.process_time()
        for text in texts:
            read(text)
        rates.append(size / (time.process_time() - begun))
    return max(rates)


def in_new_process(code: str) -> float:
    """What the code prints when a fresh interpreter runs it."""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(run.stdout)


def say(text: str = "") -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def speed() -> None:
    texts = articles(OURS)
    some = articles(THEIRS)
    ours = best_rate(lambda text: extract_claims(text, PUBLISHED), texts, ROUNDS)
    found = sum(len(extract_claims(text, PUBLISHED)) for text in texts)
    say(f"News: {len(texts)} generated articles, {sum(map(len, texts)):,} characters, {found:,} claims")
    say(f"{'characters/s':>14}  {'ours is':>8}  tool")
    say(f"{ours:>14,.0f}  {'':>8}  ours, every kind of claim")
    for one in references():
        if isinstance(one, Reference):
            theirs = best_rate(one.read, some, 1)
            say(f"{theirs:>14,.0f}  {f'{ours / theirs:,.0f} times':>8}  {one.name}; loads in {one.loading:.1f} s")
        else:
            say(f"{'':>14}  {'':>8}  {one}")


def footprint() -> None:
    seconds = min(in_new_process(_IMPORT) for _ in range(5))
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    say(f"Import: {seconds:.3f} s, in a fresh interpreter, the best of 5")
    say(f"Peak memory of a process that reads all of them: {in_new_process(_MEMORY) * unit / 2**20:.0f} MB")


def hostile() -> None:
    say(f"Hostile lines of {CHARACTERS:,} characters")
    say(f"{'seconds':>8}  {'claims':>7}  line")
    for name, unit in UNITS.items():
        text = line(unit)
        begun = time.process_time()
        found = len(extract_claims(text, PUBLISHED))
        say(f"{time.process_time() - begun:>8.2f}  {found:>7,}  {name}")


if __name__ == "__main__":
    footprint()
    say()
    speed()
    say()
    hostile()
