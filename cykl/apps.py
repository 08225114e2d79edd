from django.apps import AppConfig


class CyklConfig(AppConfig):
    name = "cykl"
    verbose_name = "cykl doradztwa"

    def ready(self):
        from cykl.mail import register_rodzaje  # noqa: PLC0415 -- app ready

        register_rodzaje()
