from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0003_groups_and_scale"),
    ]

    operations = [
        migrations.AlterField(
            model_name="claim",
            name="duration_days",
            field=models.DecimalField(
                blank=True, decimal_places=6, max_digits=24, null=True, verbose_name="duration in days"
            ),
        ),
    ]
