"""A web process that gets killed: a database and files of its own, tables made from the models."""

from doradztwo.settings import databases
from doradztwo.settings.env import env
from doradztwo.settings.test import *  # noqa: F403 -- settings


class _BezMigracji:
    """The drill is about requests; hundreds of migrations would only cost a minute."""

    def __contains__(self, app):
        return True

    def __getitem__(self, app):
        return None


MIGRATION_MODULES = _BezMigracji()
MEDIA_ROOT = f"{env('ZABIJANE_FOLDER')}/media"
if env("ZABIJANE_PORT", ""):
    DATABASES = {
        "default": databases.postgresql(
            name=env("ZABIJANE_BAZA"),
            user="postgres",
            password="",
            host="127.0.0.1",
            port=env("ZABIJANE_PORT"),
        )
    }
else:
    DATABASES = {"default": databases.sqlite(f"{env('ZABIJANE_FOLDER')}/{env('ZABIJANE_BAZA')}")}
# Tasks belong to the worker; the web process only publishes them.
CELERY_TASK_ALWAYS_EAGER = False
CELERY_BROKER_URL = "memory://localhost"
