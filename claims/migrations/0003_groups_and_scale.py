"""The first rating scale, and the groups of the newsroom with what each may do."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

SCALE = [
    ("accurate", "Accurate", 4, "The evidence bears the claim out in what it says and in what it leaves unsaid."),
    ("mostly_accurate", "Mostly accurate", 3, "Right in substance; a detail is off or a needed detail is missing."),
    ("mostly_inaccurate", "Mostly inaccurate", 2, "Something in it is right, but the substance is not."),
    ("inaccurate", "Inaccurate", 1, "The evidence shows that the claim is wrong."),
    ("misleading", "Misleading", None, "The facts are right, but the impression they give is not."),
    ("unproven", "Unproven", None, "The evidence does not settle it; the verdict says why."),
]

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
    "sources": ["publisher", "host", "source", "blob", "snapshot", "check"],
    "ledger": ["event", "user"],
}
REVIEWER = {
    ("claims", "ingest_article"),
    ("claims", "select_claim"),
    ("claims", "review_claim"),
    ("sources", "add_source"),
    ("sources", "change_source"),
    ("sources", "add_publisher"),
    ("sources", "change_publisher"),
}
EDITOR = REVIEWER | {
    ("claims", "approve_verdict"),
    ("claims", "withdraw_verdict"),
    ("claims", "hold_article"),
    ("claims", "change_article"),
    ("sources", "change_host"),
}
ADMINISTRATOR = EDITOR | {
    ("ledger", "add_user"),
    ("ledger", "change_user"),
    ("auth", "view_group"),
    ("auth", "change_group"),
    ("claims", "add_ratingscale"),
    ("claims", "add_rating"),
}


def add_scale(apps, schema_editor):
    scale = apps.get_model("claims", "RatingScale").objects.create(name="Accuracy", version=1)
    rating = apps.get_model("claims", "Rating")
    for position, (code, label, number, definition) in enumerate(SCALE, 1):
        rating.objects.create(
            scale=scale, code=code, label=label, number=number, definition=definition, position=position
        )


def add_groups(apps, schema_editor):
    # Permissions are otherwise made after the last migration, too late for the groups below.
    for label in ("auth", "ledger", "sources", "claims"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    views = {(label, f"view_{model}") for label, models in VIEW.items() for model in models}
    for name, grants in (("reviewer", REVIEWER), ("editor", EDITOR), ("administrator", ADMINISTRATOR)):
        group = group_model.objects.create(name=name)
        found = [
            permission_model.objects.get(content_type__app_label=label, codename=codename)
            for label, codename in sorted(views | grants)
        ]
        group.permissions.set(found)


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0002_initial"),
        ("sources", "0001_initial"),
        ("ledger", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(add_scale, migrations.RunPython.noop),
        migrations.RunPython(add_groups, migrations.RunPython.noop),
    ]
