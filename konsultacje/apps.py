from django.apps import AppConfig


class KonsultacjeConfig(AppConfig):
    name = "konsultacje"
    verbose_name = "konsultacje"
