from django.apps import AppConfig


class HdrConfig(AppConfig):
    name = "hdr"
    verbose_name = "harmonogramy działań rozwojowych"

    def ready(self):
        from hdr.mail import RODZAJ  # noqa: PLC0415 -- app ready
        from hdr.miejsca import register_miejsca  # noqa: PLC0415 -- app ready
        from powiadomienia.rodzaje import register  # noqa: PLC0415 -- app ready

        register(RODZAJ)
        register_miejsca()
