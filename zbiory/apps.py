from django.apps import AppConfig


class ZbioryConfig(AppConfig):
    name = "zbiory"
    verbose_name = "zebranie danych"

    def ready(self):
        from zbiory.mail import register_rodzaje  # noqa: PLC0415 -- app ready

        register_rodzaje()
