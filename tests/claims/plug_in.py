"""Installing an extractor for one test: a real entry point on the path, as an installed package has it."""

from pathlib import Path


def write_plug_in(folder: Path, name: str, code: str, package: str = "", target: str = "extract") -> Path:
    """Make a package in `folder` whose `target` is the extractor `name`; it is there once `folder` is on the path."""
    package = package or f"plug_in_{name.replace('-', '_')}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{package}.py").write_text(code, encoding="utf-8")
    told = folder / f"{package}-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    (told / "entry_points.txt").write_text(
        f"[claim_tracker.extractors]\n{name} = {package}:{target}\n", encoding="utf-8"
    )
    return folder


# Finds one clause, which the rules do not read as a claim of its own.
FINDS_A_WORD = """
from claims.extraction.claim import ExtractedClaim, Kind

def extract(text, published):
    at = text.find("The water rose")
    if at < 0:
        return []
    end = text.index(".", at)
    return [ExtractedClaim(kind=Kind.STATEMENT, text=text[at:end], start=at, end=end, sentence=text[at:end + 1],
                           value=None, check_worthiness=0.4, rule="water", worth_reasons=("names the water",))]
"""
