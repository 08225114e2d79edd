from django.apps import AppConfig


class KalendarzConfig(AppConfig):
    name = "kalendarz"
    verbose_name = "kalendarz"
