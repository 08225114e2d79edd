"""The embedded installation of ``make run``: SQLite and a broker made of files."""

from doradztwo.settings.base import *  # noqa: F403 -- settings modules extend the base
from doradztwo.settings.base import BASE_DIR
from doradztwo.settings.env import env

SECRET_KEY = env("SECRET_KEY", "only-for-commands-before-the-first-make-run")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": env("SQLITE_PATH", str(VAR_DIR / "doradztwo.sqlite3")),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
CELERY_BROKER_URL = "memory://"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "poczta"
