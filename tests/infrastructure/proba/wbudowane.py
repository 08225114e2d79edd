"""The embedded installation (SQLite, broker of files) with the kind of the drill and real SMTP."""

from doradztwo.settings.env import env, env_int
from doradztwo.settings.local import *  # noqa: F403 -- settings
from doradztwo.settings.local import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.infrastructure.proba"]
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", env_int("EMAIL_PORT", 0)
EMAIL_TIMEOUT = 2
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", "proba@example.org")
