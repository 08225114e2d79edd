from django.apps import AppConfig


class RaportyConfig(AppConfig):
    name = "raporty"
    verbose_name = "dokumenty i raporty"
