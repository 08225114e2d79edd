from django.apps import AppConfig


class SesjeConfig(AppConfig):
    name = "sesje"
    verbose_name = "sesje i godziny doradców"
