from django.apps import AppConfig


class SpotkaniaConfig(AppConfig):
    name = "spotkania"
    verbose_name = "spotkania i szkolenia"
