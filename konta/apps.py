from django.apps import AppConfig


class KontaConfig(AppConfig):
    name = "konta"
    verbose_name = "konta"
