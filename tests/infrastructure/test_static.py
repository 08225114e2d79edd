"""Static files as an installation collects them."""

import json
import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "doradztwo.storage.StaticStorage"},
}


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    root = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=root, STORAGES=STORAGES):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


def test_every_own_file_has_a_hashed_name(collected):
    names = json.loads((collected / "staticfiles.json").read_text())["paths"]
    own = [
        str(path.relative_to(settings.BASE_DIR / "static"))
        for path in (settings.BASE_DIR / "static").rglob("*")
        if path.is_file()
    ]

    assert [name for name in own if names.get(name, name) == name] == []


def test_own_modules_import_each_other_by_hashed_names(collected):
    plain = [
        (path.name, imported)
        for path in (collected / "js").glob("*.*.js")
        for imported in re.findall(r"""from ["'](\./[^"']+)["']""", path.read_text())
        if not re.fullmatch(r"\./[\w-]+\.[0-9a-f]{12}\.js", imported)
    ]

    assert plain == []


def test_text_is_packed_with_gzip_only(collected):
    packed = {path.suffix for path in collected.rglob("*") if path.suffix in (".gz", ".br")}

    assert packed == {".gz"}
    assert list(collected.rglob("*.map.gz")) == []
