from django.db import migrations

from doradztwo.przeprowadzka import MoveModels


class Migration(migrations.Migration):
    dependencies = [
        ("hdr", "0008_partners"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [MoveModels(["Podsumowanie", "SekcjaPodsumowania"], z="hdr")]
