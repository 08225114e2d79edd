from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("raporty", "0004_dokument_edycja_required")]

    operations = [
        migrations.AddField(
            model_name="paczka",
            name="plan",
            field=models.JSONField(default=list, editable=False, verbose_name="plan"),
        ),
    ]
