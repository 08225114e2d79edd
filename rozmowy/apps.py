from django.apps import AppConfig


class RozmowyConfig(AppConfig):
    name = "rozmowy"
    verbose_name = "rozmowy przy dokumentach"

    def ready(self):
        from rozmowy.mail import register_rodzaje  # noqa: PLC0415 -- app ready

        register_rodzaje()
