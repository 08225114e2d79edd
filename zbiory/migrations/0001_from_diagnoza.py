from django.db import migrations

from doradztwo.przeprowadzka import MoveModels


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("diagnoza", "0010_glosy_powtorka_drugi_obszar"),
        ("prognoza", "0001_prognoza"),
    ]

    operations = [MoveModels(["ZebraneDane", "ProsbaODokument", "PlikDanych"], z="diagnoza")]
