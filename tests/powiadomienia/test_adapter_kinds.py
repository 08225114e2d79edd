"""Every mail of allauth has ours, or belongs to something that is switched off."""

import re
from pathlib import Path

import allauth

from powiadomienia.adapter import RESET
from powiadomienia.mail_konta import ZDARZENIA

# Signing up, confirming and changing an address, and signing in by a code: no view of ours and no
# setting leads there.
WYLACZONE = {
    "account/email/account_already_exists",
    "account/email/email_changed",
    "account/email/email_confirmation",
    "account/email/email_confirmation_signup",
    "account/email/email_deleted",
    "account/email/login_code",
    "account/email/password_reset_code",
    "account/email/unknown_account",
}
NAZWA = re.compile(r"[\"']((?:account|mfa|usersessions)/email/[a-z_]+)[\"']")


def test_every_mail_of_allauth_is_known():
    package = Path(allauth.__file__).parent
    sources = (package / app for app in ("account", "mfa", "usersessions"))
    files = [path for source in sources for path in source.rglob("*.py")]

    found = {name for path in files for name in NAZWA.findall(path.read_text(encoding="utf-8"))}

    assert found == set(ZDARZENIA) | {RESET} | WYLACZONE
