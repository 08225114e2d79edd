"""Whole classes of mistakes that no single test of an app would notice."""

import inspect
import re
from importlib import import_module

import pytest
from celery import current_app
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

TEMPLATES = settings.BASE_DIR / "templates"
# Overrides of templates that libraries name, and names that Django itself looks up.
NAMED_ELSEWHERE = (
    "account/", "admin/", "allauth/", "bootstrap5/", "mfa/", "usersessions/", "registration/",
    "django/", "403", "404", "400", "429", "500",
)  # fmt: skip
# Names built at run time: one template for each kind.
BUILT = ("mail/",)


@pytest.mark.django_db
def test_models_have_no_pending_migrations():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("name", sorted(settings.CELERY_BEAT_SCHEDULE))
def test_beat_entry_binds_to_its_task(name):
    entry = settings.CELERY_BEAT_SCHEDULE[name]
    import_module(entry["task"].rpartition(".")[0])

    task = current_app.tasks[entry["task"]]
    inspect.signature(task.run).bind(*entry.get("args", ()), **entry.get("kwargs", {}))

    # Without an end, runs would pile up while the worker is away.
    assert entry["options"]["expires"] > 0


def test_every_template_is_used():
    sources = [
        path.read_text(encoding="utf-8")
        for app in (*(config.path for config in own_apps()), TEMPLATES)
        for ending in ("*.py", "*.html", "*.txt")
        for path in settings.BASE_DIR.joinpath(app).rglob(ending)
    ]
    used = set(re.findall(r"[\w./-]+\.(?:html|txt)", "\n".join(sources)))
    names = [str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.*")]

    ours = [name for name in names if not name.startswith(NAMED_ELSEWHERE + BUILT)]
    assert sorted(set(ours) - used) == []


def own_apps():
    return [config for config in apps.get_app_configs() if "site-packages" not in config.path]


INCLUDE = re.compile(r'\{%\s*include\s+"([^"]+)"([^%]*)%\}')


def test_no_form_loses_its_token_on_the_way():
    """``include … only`` passes no token, and the client of the tests asks for none: a person who
    presses such a button gets 403."""
    sources = {
        str(path.relative_to(TEMPLATES)): path.read_text(encoding="utf-8")
        for path in TEMPLATES.rglob("*.html")
    }
    needing = {name for name, source in sources.items() if "{% csrf_token %}" in source}
    found = needing
    while found:
        found = {
            name
            for name, source in sources.items()
            if name not in needing and needing & {one for one, _ in INCLUDE.findall(source)}
        }
        needing |= found

    lost = [
        (name, one)
        for name, source in sources.items()
        for one, arguments in INCLUDE.findall(source)
        if one in needing and "only" in arguments.split() and "csrf_token=" not in arguments
    ]

    assert lost == []
