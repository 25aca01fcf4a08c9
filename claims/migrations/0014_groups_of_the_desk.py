"""Groups for readers of the desk and for those who look after sources; who sees and decides what the desk gained."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

SEEN_BEFORE = {
    "claims": [
        "article",
        "articleversion",
        "claim",
        "claimalias",
        "correction",
        "evidence",
        "observation",
        "occurrence",
        "publicclaim",
        "publication",
        "rating",
        "ratingscale",
        "reviewtask",
        "verdict",
        "verdictbasis",
        "verdictdraft",
    ],
    "sources": ["publisher", "host", "source", "blob", "snapshot", "check", "hold", "takedown", "upload"],
    "ledger": ["event", "user"],
}
SEEN_NOW = ["annotation", "bulkjob", "claimmatch", "complaint", "contact", "mention", "visit"]

NEW_VIEWS = {("claims", f"view_{model}") for model in SEEN_NOW}
EVERYTHING = NEW_VIEWS | {(label, f"view_{model}") for label, models in SEEN_BEFORE.items() for model in models}
EDITS = {("claims", "assign_claim"), ("claims", "decide_complaint")}
SOURCES = {
    ("sources", "add_source"),
    ("sources", "change_source"),
    ("sources", "add_publisher"),
    ("sources", "change_publisher"),
    ("sources", "change_host"),
    ("sources", "attach_snapshot"),
    ("sources", "export_snapshot"),
}

GRANTS = {
    "reader": EVERYTHING,
    "reviewer": NEW_VIEWS,
    "editor": NEW_VIEWS | EDITS,
    "source manager": EVERYTHING | SOURCES,
    "legal": NEW_VIEWS,
    "administrator": NEW_VIEWS | EDITS,
}
NEW_GROUPS = {"reader", "source manager"}


def grant(apps, schema_editor):
    # Permissions are otherwise made after the last migration, too late for the groups below.
    for label in ("ledger", "sources", "claims"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    for name, grants in GRANTS.items():
        # A newsroom may have renamed its groups, or have one of a new name already: that one keeps what it may.
        group = group_model.objects.filter(name=name).first()
        if name in NEW_GROUPS:
            if group is not None:
                continue
            group = group_model.objects.create(name=name)
        if group is not None:
            group.permissions.add(
                *(
                    permission_model.objects.get(content_type__app_label=label, codename=codename)
                    for label, codename in sorted(grants)
                )
            )


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0013_complaints"),
        ("sources", "0006_fewer_indexes"),
        ("ledger", "0005_review_desk"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
