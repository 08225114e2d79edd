from django.db import migrations

from konta import slad_triggers


def create(apps, schema_editor):
    slad_triggers.create(schema_editor.connection)


def drop(apps, schema_editor):
    slad_triggers.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("konta", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
