from django.apps import AppConfig


class PrzenoszenieConfig(AppConfig):
    name = "przenoszenie"
    verbose_name = "przenoszenie treści do HDR"
