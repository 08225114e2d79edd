from django.apps import AppConfig


class ObiegConfig(AppConfig):
    name = "obieg"
    verbose_name = "obieg HDR: opinie i akceptacja"

    def ready(self):
        from hdr.droga import Droga, register  # noqa: PLC0415 -- app ready
        from obieg.mail import register_rodzaje  # noqa: PLC0415 -- app ready
        from obieg.queries.stan import obieg_context  # noqa: PLC0415 -- app ready

        register_rodzaje()
        register(Droga(obieg_context, "obieg/hdr/_akcje.html", "obieg/hdr/_opinie.html"))
