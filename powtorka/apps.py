from django.apps import AppConfig


class PowtorkaConfig(AppConfig):
    name = "powtorka"
    verbose_name = "przed i po"
