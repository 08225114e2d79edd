from django.apps import AppConfig


class BibliotekaConfig(AppConfig):
    name = "biblioteka"
    verbose_name = "biblioteka HDR"

    def ready(self):
        from biblioteka.mail import register_rodzaje  # noqa: PLC0415 -- app ready

        register_rodzaje()
