from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    """Every document of a Proces belongs to its Edycja."""
    Dokument = apps.get_model("raporty", "Dokument")
    Proces = apps.get_model("edycje", "Proces")
    edycja = Proces.objects.filter(pk=OuterRef("proces")).values("edycja")
    Dokument.objects.filter(edycja=None).update(edycja=Subquery(edycja))


class Migration(migrations.Migration):
    dependencies = [("raporty", "0002_rozliczenia")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
