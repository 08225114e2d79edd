"""Settings of the test suite; ``DATABASE_URL``-style variables choose PostgreSQL."""

from doradztwo.settings.local import *  # noqa: F403 -- settings modules extend the base

SECRET_KEY = "test-only"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
