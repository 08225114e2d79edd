from django.apps import AppConfig
from django.db.backends.signals import connection_created

from doradztwo.daty import limit_dates
from doradztwo.sqlite import teach_polish


class DoradztwoConfig(AppConfig):
    name = "doradztwo"
    verbose_name = "Doradztwo JST"

    def ready(self):
        limit_dates()
        connection_created.connect(teach_polish, dispatch_uid="doradztwo.sqlite")
