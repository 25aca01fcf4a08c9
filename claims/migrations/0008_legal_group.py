"""A group for legal staff, and who may export captures and attach copies."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

VIEW = {
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
VIEW_NEW = {("sources", f"view_{model}") for model in ("hold", "takedown", "upload")}
DESK = VIEW_NEW | {("sources", "export_snapshot"), ("sources", "attach_snapshot")}
DECIDES = {("sources", "hold_blob"), ("sources", "take_down_blob")}
GRANTS = {
    "reviewer": DESK,
    "editor": DESK,
    "administrator": DESK | DECIDES,
    "legal": {(label, f"view_{model}") for label, models in VIEW.items() for model in models}
    | DECIDES
    | {("sources", "export_snapshot"), ("claims", "hold_article")},
}


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
        # A newsroom may have renamed its groups, or have one of this name already.
        group = group_model.objects.filter(name=name).first()
        if group is None and name == "legal":
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
        ("claims", "0007_goes_stale"),
        ("sources", "0004_keeping"),
        ("ledger", "0003_keeping"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
