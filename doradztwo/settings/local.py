"""The embedded installation of ``make run``: SQLite, and a broker made of files."""

import secrets
from pathlib import Path

from doradztwo.settings.env import read_env_file

# Before the base, which reads the environment.
read_env_file(Path(__file__).resolve().parent.parent.parent / ".env")

from doradztwo.settings import databases  # noqa: E402 -- see above
from doradztwo.settings.base import *  # noqa: E402 -- see above
from doradztwo.settings.base import VAR_DIR  # noqa: E402 -- see above
from doradztwo.settings.env import env, env_bool, env_list  # noqa: E402 -- see above

DEBUG = env_bool("DEBUG", default=False)
# Commands before the first `make run` get a key that nobody knows; sessions need the one of .env.
SECRET_KEY = env("SECRET_KEY", secrets.token_urlsafe(50))
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
INSTALACJA_POKAZOWA = True
WYMUSZAJ_MFA = False
# Passkeys work at http://localhost; browsers know no passkey for a bare number like 127.0.0.1.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True

DATABASES = {"default": databases.sqlite(env("SQLITE_PATH", str(VAR_DIR / "doradztwo.sqlite3")))}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }
}

BROKER_DIR = VAR_DIR / "broker"
# With a host, or kombu complains at every message that it has none.
CELERY_BROKER_URL = "filesystem://localhost"
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "data_folder_in": str(BROKER_DIR / "queue"),
    "data_folder_out": str(BROKER_DIR / "queue"),
    "control_folder": str(BROKER_DIR / "control"),
    "store_processed": False,
}
# The transport creates none of these, and two processes creating them at once collide.
for folder in (VAR_DIR / "cache", VAR_DIR / "poczta", BROKER_DIR / "queue", BROKER_DIR / "control"):
    folder.mkdir(parents=True, exist_ok=True)

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "poczta"
