from django.apps import AppConfig


class WynikConfig(AppConfig):
    name = "wynik"
    verbose_name = "wynik i wybór obszaru"
