from django.apps import AppConfig


class RozmowyConfig(AppConfig):
    name = "rozmowy"
    verbose_name = "rozmowy przy dokumencie"
