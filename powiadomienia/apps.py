from django.apps import AppConfig


class PowiadomieniaConfig(AppConfig):
    name = "powiadomienia"
    verbose_name = "powiadomienia"
