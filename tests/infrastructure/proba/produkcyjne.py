"""Production with the kind of the drill, and a short patience with a mail server that is silent."""

from doradztwo.settings.production import *  # noqa: F403 -- settings
from doradztwo.settings.production import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.infrastructure.proba"]
EMAIL_TIMEOUT = 2
