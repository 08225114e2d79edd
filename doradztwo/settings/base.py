"""What every installation shares; ``local``, ``production`` and ``test`` add what differs."""

from pathlib import Path

from celery.schedules import crontab
from csp.constants import NONE, SELF

from doradztwo.settings.env import env, env_int
from doradztwo.settings.logging import build_logging

BASE_DIR = Path(__file__).resolve().parent.parent.parent
# The only place the program writes to, beside its database.
VAR_DIR = Path(env("VAR_DIR", str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # Templates of widgets, for FORM_RENDERER below.
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "csp",
    "js_lib_bootstrap5",
    "doradztwo",
    "konta",
    "powiadomienia",
    "jst",
    "obszary",
    "edycje",
    "rozmowy",
    "arkusz",
    "zbiory",
    "wynik",
    "powtorka",
    "diagnoza",
    "prognoza",
    "konsultacje",
    "sesje",
    "spotkania",
    "hdr",
    "obieg",
    "podsumowanie",
    "wdrozenie",
    "przenoszenie",
    "cykl",
    "kalendarz",
    "raporty",
    "biblioteka",
    "pokaz",
]

MIDDLEWARE = [
    "doradztwo.middleware.ZgloszenieMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "doradztwo.middleware.NaglowkiMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "doradztwo.middleware.KompresjaMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "konta.middleware.SladMiddleware",
    "konta.middleware.AktywnoscMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "konta.middleware.WymuszonyDrugiSkladnikMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "doradztwo.middleware.HtmxResponseMiddleware",
    "doradztwo.middleware.DomainErrorMiddleware",
    # Last: it calls the view itself, so nothing may want to look at the view after it.
    "doradztwo.middleware.KluczFormularzaMiddleware",
]

ROOT_URLCONF = "doradztwo.urls"
WSGI_APPLICATION = "doradztwo.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "doradztwo.context.instalacja",
                "cykl.context_processors.menu",
            ],
            "builtins": ["doradztwo.templatetags.polskie", "doradztwo.templatetags.skladniki"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

AUTH_USER_MODEL = "konta.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

# konta: signing in. Accounts begin with an invitation, so the address is known to be theirs.
ACCOUNT_ADAPTER = "powiadomienia.adapter.KontoAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
# No mail to strangers whose address somebody typed into the form.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Sessions elsewhere end, because their hash no longer fits; this one gets a new key.
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_USER_DISPLAY = "konta.middleware.user_display"
# None shows „Nie wylogowuj mnie na tym komputerze przez 14 dni”.
ACCOUNT_SESSION_REMEMBER = None
SESSION_COOKIE_AGE = 14 * 24 * 3600
PASSWORD_RESET_TIMEOUT = 24 * 3600
MFA_ADAPTER = "konta.mfa.DrugiSkladnikAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Doradztwo JST"
MFA_TOTP_TOLERANCE = 1
# Who must have a second factor when WYMUSZAJ_MFA: functions of a user, by path.
MFA_WYMAGANE_DLA = [
    "konta.mfa.is_administrator",
    "edycje.queries.uprawnienia.is_koordynator",
]

LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", "polski")]
TIME_ZONE = "Europe/Warsaw"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
MEDIA_ROOT = Path(env("MEDIA_ROOT", str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "doradztwo.storage.StaticStorage"},
}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Fields of the largest form: 500 JST x attendance; Django's default of 1000 is too low for it.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
MAX_PLIK_MB = env_int("MAX_PLIK_MB", 20)
# clamd://host:port, clamd:///path/of/socket or a dotted name of a callable; empty: no scanning.
SKANER_PLIKOW = env("SKANER_PLIKOW", "")
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "doradztwo.wgrywanie.OgraniczoneWgrywanie",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "doradztwo.views.csrf_failure"

CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TRACK_STARTED = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celerybeat-schedule")
# Kept by the process of beat itself, so that /zdrowie/ tells its silence from that of the worker.
CELERY_BEAT_SCHEDULER = "powiadomienia.puls:PulsScheduler"
# A run that was not taken in time would only pile up behind a worker that is away.
CELERY_BEAT_SCHEDULE = {
    "powiadomienia-sweep": {
        "task": "powiadomienia.tasks.sweep_wiadomosci",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "powiadomienia-puls": {
        "task": "powiadomienia.tasks.record_puls_workera",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "cykl-przypomnienia": {
        "task": "cykl.tasks.remind_osoby",
        "schedule": crontab(hour=7, minute=10),
        "options": {"expires": 12 * 3600},
    },
    "raporty-sweep": {
        "task": "raporty.tasks.sweep_dokumenty",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "konsultacje-zamykanie": {
        "task": "konsultacje.tasks.close_overdue_konsultacje",
        "schedule": crontab(hour=0, minute=15),
        "options": {"expires": 12 * 3600},
    },
    "biblioteka-ankiety": {
        "task": "biblioteka.tasks.send_ankiety",
        "schedule": crontab(hour=7, minute=40),
        "options": {"expires": 12 * 3600},
    },
    "powiadomienia-sprzatanie": {
        "task": "powiadomienia.tasks.clean_up_powiadomienia",
        "schedule": crontab(hour=3, minute=40),
        "options": {"expires": 3600},
    },
    "konta-sprzatanie": {
        "task": "konta.tasks.clean_up",
        "schedule": crontab(hour=3, minute=20),
        "options": {"expires": 3600},
    },
}

EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", "Doradztwo JST <doradztwo@example.org>")
ADRES_APLIKACJI = env("ADRES_APLIKACJI", "http://127.0.0.1:8000")

# Who runs the installation: shown on public pages, marked there as missing while it is empty.
OPERATOR = {
    "nazwa": env("OPERATOR_NAZWA", ""),
    "pomoc_email": env("POMOC_EMAIL", ""),
    "pomoc_telefon": env("POMOC_TELEFON", ""),
    "iod_email": env("IOD_EMAIL", ""),
}
# The declaration required by the act of 4 April 2019; dates as RRRR-MM-DD.
DEKLARACJA = {
    "data_publikacji": env("DEKLARACJA_DATA_PUBLIKACJI", ""),
    "data_aktualizacji": env("DEKLARACJA_DATA_AKTUALIZACJI", ""),
    "data_sporzadzenia": env("DEKLARACJA_DATA_SPORZADZENIA", ""),
    "data_przegladu": env("DEKLARACJA_DATA_PRZEGLADU", ""),
    "status": env("DEKLARACJA_STATUS", ""),
    "metoda": env("DEKLARACJA_METODA", ""),
    "osoba": env("DEKLARACJA_OSOBA", ""),
    "email": env("DEKLARACJA_EMAIL", ""),
    "telefon": env("DEKLARACJA_TELEFON", ""),
    "architektura": env("DEKLARACJA_ARCHITEKTURA", ""),
}

LOGGING = build_logging(env("LOG_LEVEL", "INFO"))
