from django.apps import AppConfig


class SpotkaniaConfig(AppConfig):
    name = "spotkania"
    verbose_name = "spotkania i szkolenia"

    def ready(self):
        from spotkania.mail import register_rodzaje  # noqa: PLC0415 -- app ready

        register_rodzaje()
