from django.apps import AppConfig


class KontaConfig(AppConfig):
    name = "konta"
    verbose_name = "konta"

    def ready(self):
        from konta import sygnaly  # noqa: PLC0415 -- app ready

        sygnaly.connect()
