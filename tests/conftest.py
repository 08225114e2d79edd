import os
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection
from django.template import engines
from django.test import TransactionTestCase
from xdist.scheduler import LoadScopeScheduling

from tests.template_variables import UndefinedVariable

TESTS = Path(__file__).resolve().parent
# Folders of minutes, the longest first.
SLOW_FOLDERS = ("infrastructure", "e2e")

# The same examples in every run of the suite, so that it says the same thing twice; `make drill`
# looks for new ones.
hypothesis.settings.register_profile("suite", derandomize=True, deadline=None)
hypothesis.settings.register_profile("drill", deadline=None)
hypothesis.settings.load_profile("drill" if os.environ.get("DRILL") == "full" else "suite")


class TestByTest(LoadScopeScheduling):
    """For ``--dist loadscope``: each test goes to whoever is free, in the order of collection.
    What starts an installation stays on one worker, to start it once."""

    def _split_scope(self, nodeid):
        return "infrastructure" if nodeid.startswith("tests/infrastructure/") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return TestByTest(config, log) if config.getoption("dist") == "loadscope" else None


def pytest_collection_modifyitems(config, items):
    """Mark by folder, leave out what means nothing on the chosen database, and begin with what
    takes longest, so that no worker ends minutes after the other."""
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder in SLOW_FOLDERS:
            item.add_marker(folder)
    left_out = [item for item in items if _is_left_out(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    items.sort(key=_place)


def _is_left_out(item) -> bool:
    if connection.vendor == "postgresql":
        return item.get_closest_marker("one_database") is not None
    return item.get_closest_marker("postgres") is not None


def _place(item) -> int:
    folder = item.path.relative_to(TESTS).parts[0]
    return SLOW_FOLDERS.index(folder) if folder in SLOW_FOLDERS else len(SLOW_FOLDERS)


@pytest.fixture(autouse=True, scope="session")
def _undefined_template_variables_fail():
    engines["django"].engine.string_if_invalid = UndefinedVariable()


@pytest.fixture(autouse=True)
def _own_media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _empty_cache():
    """Rate limits live in the cache and would spread from test to test."""
    cache.clear()


@pytest.fixture(autouse=True, scope="session")
def _flush_past_append_only_triggers():
    """Transactional tests empty the tables at their end; the trace forbids that to everybody."""
    original = TransactionTestCase._fixture_teardown

    def teardown(self):
        with _slad_writable():
            original(self)

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = original


@contextmanager
def _slad_writable():
    if find_spec("konta.slad_triggers") is None:
        yield
        return
    from konta import slad_triggers
    from sesje import triggers

    slad_triggers.drop(connection)
    triggers.drop(connection)
    try:
        yield
    finally:
        triggers.create(connection)
        slad_triggers.create(connection)
