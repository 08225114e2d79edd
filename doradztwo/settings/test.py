"""Settings of the test suite, free of any ``.env``; SQLite unless told otherwise.

``make test`` starts a throw-away PostgreSQL and says so in ``TEST_DATABASE=postgresql`` and
``TEST_POSTGRES_PORT``.
"""

import tempfile

from doradztwo.settings import databases
from doradztwo.settings.base import *
from doradztwo.settings.base import STORAGES
from doradztwo.settings.env import env

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
INSTALACJA_POKAZOWA = True
WYMUSZAJ_MFA = False

if env("TEST_DATABASE", "sqlite") == "postgresql":
    DATABASES = {
        "default": databases.postgresql(
            name="doradztwo",
            user="postgres",
            password="",
            host="127.0.0.1",
            port=env("TEST_POSTGRES_PORT"),
        )
    }
else:
    DATABASES = {"default": databases.sqlite(":memory:")}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
MEDIA_ROOT = tempfile.gettempdir() + "/doradztwo-test-without-fixture"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

CELERY_BROKER_URL = "memory://"
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
# Nothing is collected in tests; whitenoise would warn of the missing folder.
WHITENOISE_AUTOREFRESH = True
