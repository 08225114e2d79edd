from django.apps import AppConfig


class DiagnozaConfig(AppConfig):
    name = "diagnoza"
    verbose_name = "diagnoza"

    def ready(self):
        from diagnoza.mail import register_rodzaje  # noqa: PLC0415 -- app ready

        register_rodzaje()
