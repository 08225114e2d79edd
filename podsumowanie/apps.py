from django.apps import AppConfig


class PodsumowanieConfig(AppConfig):
    name = "podsumowanie"
    verbose_name = "podsumowania"

    def ready(self):
        from podsumowanie.mail import register_rodzaje  # noqa: PLC0415 -- app ready

        register_rodzaje()
