from django.apps import AppConfig


class KonsultacjeConfig(AppConfig):
    name = "konsultacje"
    verbose_name = "konsultacje"

    def ready(self):
        from konsultacje.mail import register_rodzaje  # noqa: PLC0415 -- app ready

        register_rodzaje()
