from django.apps import AppConfig


class JstConfig(AppConfig):
    name = "jst"
    verbose_name = "samorządy i doradcy"
