"""Accounts are looked for without marks."""

from django.db import migrations, models

from vanban.fold import fold


def fill(apps, schema_editor):
    for user in apps.get_model("accounts", "User").objects.all():
        user.folded = " ".join(fold(f"{user.label} {user.username}").split())
        user.save(update_fields=["folded"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="folded",
            field=models.CharField(db_index=True, default="", max_length=201),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
