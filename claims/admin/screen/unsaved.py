"""What came with a press that was refused and stands in no form of the page any more, so that it can be copied."""

from __future__ import annotations

from dataclasses import fields

from django.forms import BaseForm
from django.utils.translation import gettext as _

from claims.admin.acts import Done, Typed

HIDDEN = {"csrfmiddlewaretoken", "act", "seen_version", "evidence", "task", "group", "claim", "contact"}
"""What the page sends by itself."""

WORK_FORMS = {"draft", "evidence", "publish", "ask"}
"""Forms that are shown only to those who may work on the claim."""


def unsaved(typed: Typed, done: Done, *, works: bool) -> list[tuple[str, str]]:
    """Label and text of each such field. A form that the page shows again, filled in, keeps its own."""
    if not done.problem:
        return []
    labels = {"note": _("Note"), "quote": _("Quoted words")}
    kept: set[str] = set()
    for field in fields(typed):
        form = getattr(typed, field.name)
        if not isinstance(form, BaseForm):
            continue
        labels |= {form.add_prefix(name): str(one.label or name) for name, one in form.fields.items()}
        if works or field.name not in WORK_FORMS:
            kept |= {form.add_prefix(name) for name in form.fields}
    if typed.quotes and works:
        kept.add("quote")
    if typed.answers:
        kept |= {"reply", "replied_on", "quotable"}
    if typed.why_not_asked and works:
        kept.add("why_not_asked")
    lost = []
    for name, value in typed.data.items():
        text = str(value).strip()
        if text and name not in HIDDEN | kept:
            lost.append((str(labels.get(name, name.replace("_", " "))), _words(typed, name, text)))
    return lost


def _words(typed: Typed, name: str, text: str) -> str:
    """A choice in the words that the page shows for it."""
    for field in fields(typed):
        form = getattr(typed, field.name)
        if isinstance(form, BaseForm) and name in form.fields:
            choices = getattr(form.fields[name], "queryset", None)
            if choices is not None:
                chosen = choices.filter(pk=text).first() if text.isdecimal() and len(text) < 19 else None
                return str(chosen or text)
            return str(dict(getattr(form.fields[name], "choices", ())).get(text, text))
    return text
