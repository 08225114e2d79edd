from django.apps import AppConfig


class BibliotekaConfig(AppConfig):
    name = "biblioteka"
    verbose_name = "biblioteka"
