from django.apps import AppConfig


class PowiadomieniaConfig(AppConfig):
    name = "powiadomienia"
    verbose_name = "powiadomienia"

    def ready(self):
        from powiadomienia import mail_konta  # noqa: PLC0415 -- app ready
        from powiadomienia.services import zbiory  # noqa: PLC0415 -- app ready

        mail_konta.register_all()
        zbiory.register_rodzaj()
