from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("diagnoza", "0004_joint_sheet")]

    operations = [
        migrations.AlterField(
            model_name="plikdanych",
            name="plik",
            field=models.FileField(upload_to="", verbose_name="plik"),
        ),
    ]
