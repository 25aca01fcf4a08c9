"""Looks at a page as WCAG 2.2 AA asks: by axe, and for what axe does not see."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    from playwright.sync_api import Page

SCRIPT = (Path(__file__).parent / "audit.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

Exempt = dict[str, dict[str, str]]
"""By rule of axe: selectors of what is left out, each with the reason."""


def violations(page: Page, exempt: Exempt, rules: Collection[str] | None = None) -> list[str]:
    """What axe finds against WCAG 2.2 AA, or against these of its rules: 'rule: element: what to do'."""
    from axe_playwright_python.sync_playwright import Axe

    options: dict[str, Any] = {
        "resultTypes": ["violations"],
        "runOnly": TAGS,
        "rules": {"target-size": {"enabled": True}},
    }
    if rules is not None:
        options = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": list(rules)}}
    found = Axe().run(page, options=options).response["violations"]
    told = []
    for rule in found:
        for node in rule["nodes"]:
            target = " ".join(str(part) for part in node["target"])
            left_out = any(
                page.evaluate("([at, out]) => document.querySelector(at)?.matches(out) ?? false", [target, selector])
                for selector in exempt.get(rule["id"], {})
            )
            if not left_out:
                why = next((check["message"] for check in [*node["any"], *node["all"], *node["none"]]), "")
                told.append(f"{rule['id']}: {target}: {why} {node['html'][:160]}")
    return told


def ready(page: Page) -> None:
    """Colours that fade in would be read half-way."""
    page.evaluate(SCRIPT)
    page.add_style_tag(content="*, *::before, *::after { transition: none !important; animation: none !important; }")


def ask(page: Page, what: str) -> list[str]:
    found: list[str] = page.evaluate(f"audit.{what}()")
    return found
