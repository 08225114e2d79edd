from django.db import migrations


def forget(apps, schema_editor):
    """On the way back: what the older columns cannot hold. Apart from the change of the columns,
    because PostgreSQL does not alter a table in the transaction that has changed its rows."""
    apps.get_model("hdr", "PomiarWskaznika").objects.filter(wartosc=None).delete()
    apps.get_model("hdr", "DowodDzialania").objects.all().delete()
    apps.get_model("hdr", "PostepDzialania").objects.filter(kto=None).delete()


class Migration(migrations.Migration):
    dependencies = [("hdr", "0005_carrying_out")]

    operations = [migrations.RunPython(migrations.RunPython.noop, forget)]
