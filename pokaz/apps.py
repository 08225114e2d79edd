from django.apps import AppConfig


class PokazConfig(AppConfig):
    name = "pokaz"
    verbose_name = "dane pokazowe"
