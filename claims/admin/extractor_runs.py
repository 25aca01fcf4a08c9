"""What further extractors did with an article's newest text, as its page tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from claims.ingest import enabled
from claims.models import Article, ExtractorRun

State = ExtractorRun.State


@dataclass(frozen=True, slots=True)
class RunShown:
    """`state` is a state of the run, or empty where the extractor was never asked; `button` says what asking does."""

    name: str
    state: str
    said: str
    left_out: list[tuple[str, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    added: int = 0
    button: str = ""


def runs_shown(article: Article, user: Any) -> list[RunShown]:
    """One line an extractor: what came of it, and a button to those who may ask it again."""
    version = article.current_version
    if version is None or article.split_version_id != version.pk:
        return []
    runs = {run.extractor: run for run in ExtractorRun.objects.filter(version=version)}
    names = enabled()
    may = user.has_perm("claims.ingest_article")
    shown = [_shown(run, can_ask=may and run.extractor in names) for run in runs.values()]
    if may:
        shown += [
            RunShown(
                name,
                "",
                _("%(name)s has not read this text: it came in before.") % {"name": name},
                button=_("Have it read by %(name)s") % {"name": name},
            )
            for name in names
            if name not in runs
        ]
    return shown


def _shown(run: ExtractorRun, *, can_ask: bool) -> RunShown:
    name = run.extractor
    if run.state == State.WAITING:
        said = _("%(name)s is reading this text too.") % {"name": name}
        return RunShown(name, run.state, said)
    if run.state == State.FAILED:
        said = _("%(name)s could not read this text: %(why)s The claims of the rules are all here.") % {
            "name": name,
            "why": run.problem if run.problem.endswith(".") else f"{run.problem}.",
        }
        return RunShown(name, run.state, said, button=_("Try %(name)s again") % {"name": name} if can_ask else "")
    left_out = sorted(run.dropped.items(), key=lambda pair: -pair[1])
    said = _("%(name)s read this text too. Claims added: %(kept)d.") % {"name": name, "kept": run.kept}
    return RunShown(name, run.state, said, left_out, list(run.notes), run.kept)
