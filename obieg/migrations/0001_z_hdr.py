from django.db import migrations, models

import obieg.models.akceptacja
from doradztwo.przeprowadzka import MoveModels


class Migration(migrations.Migration):
    dependencies = [
        ("hdr", "0008_partners"),
        ("raporty", "0001_initial"),
        ("biblioteka", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        MoveModels(
            ["WersjaHdr", "Opinia", "Akceptacja", "LinkAkceptacji", "PodpisanyPdf"], z="hdr"
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="podpisanypdf",
                    name="plik",
                    field=models.FileField(
                        upload_to=obieg.models.akceptacja._upload_to, verbose_name="plik"
                    ),
                ),
            ]
        ),
    ]
