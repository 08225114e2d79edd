from django.apps import AppConfig


class ObszaryConfig(AppConfig):
    name = "obszary"
    verbose_name = "obszary"
