import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doradztwo.settings.local")

app = Celery("doradztwo", task_cls="doradztwo.zadania:Zadanie")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
