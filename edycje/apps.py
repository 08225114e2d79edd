from django.apps import AppConfig


class EdycjeConfig(AppConfig):
    name = "edycje"
    verbose_name = "edycje"
