from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="gone_since",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="gone since"),
        ),
    ]
