from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="event",
            name="verb",
            field=models.CharField(
                choices=[
                    ("article.ingested", "Article taken in"),
                    ("article.version_added", "New version of the article"),
                    ("article.held", "Article put on legal hold"),
                    ("article.released", "Legal hold on the article lifted"),
                    ("article.embargoed", "Embargo on the article changed"),
                    ("article.changed", "Details of the article changed"),
                    ("claim.selected", "Claim selected for checking"),
                    ("claim.dismissed", "Claim dismissed"),
                    ("claim.reopened", "Claim reopened"),
                    ("claim.taken", "Claim taken"),
                    ("claim.given_back", "Claim given back"),
                    ("claim.submitted", "Verdict sent for approval"),
                    ("claim.returned", "Verdict returned to its author"),
                    ("claim.merged", "Claim merged into another"),
                    ("evidence.added", "Evidence added"),
                    ("evidence.removed", "Evidence removed"),
                    ("evidence.requoted", "Quoted passage moved to a newer capture"),
                    ("draft.saved", "Verdict draft saved"),
                    ("verdict.published", "Verdict published"),
                    ("verdict.cancelled", "Scheduled verdict cancelled"),
                    ("verdict.withdrawn", "Verdict withdrawn"),
                    ("verdict.held", "Verdict put on legal hold"),
                    ("verdict.hidden", "Verdict hidden"),
                    ("verdict.released", "Verdict shown again"),
                    ("task.opened", "Review task opened"),
                    ("task.updated", "Review task updated"),
                    ("task.closed", "Review task closed"),
                    ("source.added", "Source added"),
                    ("source.changed", "Source settings changed"),
                    ("source.captured", "Source captured"),
                    ("source.state_changed", "Source health changed"),
                    ("publisher.added", "Publisher added"),
                    ("publisher.changed", "Publisher changed"),
                    ("host.changed", "Delay of a host changed"),
                    ("rating_scale.added", "Rating scale added"),
                    ("group.changed", "What a group may do changed"),
                    ("user.changed", "A person's account changed"),
                    ("user.password_set", "A person's password set by another"),
                    ("user.signed_in", "Signed in by one-time link"),
                ],
                max_length=40,
                verbose_name="what",
            ),
        ),
    ]
