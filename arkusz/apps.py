from django.apps import AppConfig


class ArkuszConfig(AppConfig):
    name = "arkusz"
    verbose_name = "arkusz diagnostyczny"

    def ready(self):
        from arkusz.mail import register_rodzaje  # noqa: PLC0415 -- app ready

        register_rodzaje()
