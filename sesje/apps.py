from django.apps import AppConfig


class SesjeConfig(AppConfig):
    name = "sesje"
    verbose_name = "sesje i godziny doradców"

    def ready(self):
        from sesje.mail import register_rodzaje  # noqa: PLC0415 -- app ready

        register_rodzaje()
