from django.db import migrations

from sesje import triggers


def create(apps, schema_editor):
    triggers.create(schema_editor.connection)


def drop(apps, schema_editor):
    triggers.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("sesje", "0002_uwagi_zadania_pliki")]

    operations = [migrations.RunPython(create, drop)]
