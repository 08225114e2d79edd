from django.apps import AppConfig


class PrognozaConfig(AppConfig):
    name = "prognoza"
    verbose_name = "prognoza demograficzna"
