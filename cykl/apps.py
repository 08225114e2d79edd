from django.apps import AppConfig


class CyklConfig(AppConfig):
    name = "cykl"
    verbose_name = "cykl doradztwa"
