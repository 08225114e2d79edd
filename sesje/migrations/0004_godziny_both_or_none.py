from django.db import migrations, models

from sesje import triggers


def create(apps, schema_editor):
    triggers.create(schema_editor.connection)


def drop(apps, schema_editor):
    triggers.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("sesje", "0003_settled_month")]

    operations = [
        # SQLite makes the table again and would lose the triggers.
        migrations.RunPython(drop, create),
        migrations.RemoveConstraint(model_name="sesja", name="sesja_godziny_both_or_none"),
        migrations.AddConstraint(
            model_name="sesja",
            constraint=models.CheckConstraint(
                condition=models.Q(godzina_do__isnull=True, godzina_od__isnull=True)
                | models.Q(
                    godzina_do__isnull=False,
                    godzina_od__isnull=False,
                    godzina_od__lt=models.F("godzina_do"),
                ),
                name="sesja_godziny_both_or_none",
                violation_error_message="Sesja musi się skończyć tego samego dnia.",
            ),
        ),
        migrations.RunPython(create, drop),
    ]
