from django.db import migrations

from obszary import triggers


def create(apps, schema_editor):
    triggers.create(schema_editor.connection)


class Migration(migrations.Migration):
    """Backwards nothing happens: 0002 takes all triggers of the table away."""

    dependencies = [("obszary", "0002_stwierdzenie_immutable")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
