from django.db import migrations, models

import wdrozenie.models.odnosnik
from doradztwo.przeprowadzka import MoveModels


class Migration(migrations.Migration):
    dependencies = [
        ("hdr", "0008_partners"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        MoveModels(
            [
                "PostepDzialania",
                "DowodDzialania",
                "PomiarWskaznika",
                "OdnosnikPostepu",
                "PrzegladPostepu",
            ],
            z="hdr",
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="odnosnikpostepu",
                    name="wazny_do",
                    field=models.DateField(
                        default=wdrozenie.models.odnosnik._wazny_do,
                        verbose_name="ważny do (włącznie)",
                    ),
                ),
            ]
        ),
    ]
