import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("raporty", "0003_edycja_dokumentu")]

    operations = [
        migrations.AlterField(
            model_name="dokument",
            name="edycja",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dokumenty",
                to="edycje.edycja",
            ),
        ),
    ]
