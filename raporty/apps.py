from django.apps import AppConfig


class RaportyConfig(AppConfig):
    name = "raporty"
    verbose_name = "dokumenty i raporty"

    def ready(self):
        from raporty.services.drukarnia import register_drukarnia  # noqa: PLC0415 -- app ready

        register_drukarnia()
