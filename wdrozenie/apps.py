from django.apps import AppConfig


class WdrozenieConfig(AppConfig):
    name = "wdrozenie"
    verbose_name = "wdrożenie HDR: postęp i pomiary"
