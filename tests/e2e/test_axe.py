"""Every page of the access table on a wide screen and on a phone, as somebody who may open it."""

import importlib
import pkgutil

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Error

import tests.access
from tests.access.swiat import Swiat
from tests.access.wiersz import (
    ADMIN,
    CZLONEK,
    DECYDENT,
    KOORDYNATOR,
    LIDER,
    OBSERWATOR,
    PRO,
    ROS,
)

pytestmark = pytest.mark.django_db(transaction=True)

WIDTHS = (1366, 390)
# What is wrong alone: whole results of a page are megabytes.
VIOLATIONS = """() => axe.run({resultTypes: ["violations"]}).then(results => results.violations.map(
  one => `${one.id}: ${one.nodes.map(node => node.target.join(" ")).join("; ")}`))"""
# Who opens a page that many may open: whoever works with it most.
ORDER = (LIDER, ROS, KOORDYNATOR, DECYDENT, ADMIN, OBSERWATOR, CZLONEK, PRO)
APPS = sorted(
    module.name
    for module in pkgutil.iter_modules(tests.access.__path__)
    if hasattr(importlib.import_module(f"tests.access.{module.name}"), "WIERSZE")
)


def _pages(app):
    """(role, URL name, arguments) of every row that answers to GET; public ones once more."""
    rows = importlib.import_module(f"tests.access.{app}").WIERSZE
    for name, row in rows.items():
        if "GET" in row.metody:
            yield next(role for role in ORDER if role in row.kto), name, row.args
            if row.anonim == 200:
                yield None, name, row.args


class Reader:
    """One person in one browser; collects what is wrong instead of stopping at the first thing."""

    def __init__(self, page, user):
        self.page, self.problems, self.noise = page, [], []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.noise.append(str(error)))
        if user is not None:
            client = Client()
            client.force_login(user)
            cookie = {"name": settings.SESSION_COOKIE_NAME, "path": "/", "domain": "localhost"}
            cookie["value"] = client.cookies[settings.SESSION_COOKIE_NAME].value
            page.context.add_cookies([cookie])

    def _hear(self, message):
        # The browser asks for the icon by itself where a fragment names none.
        if message.type == "error" and not message.location["url"].endswith("/favicon.ico"):
            self.noise.append(message.text)

    def read(self, url):
        try:
            response = self.page.goto(url)
        except Error as error:
            # A file to save is not a page.
            if "Download is starting" not in str(error):
                raise
            return
        if not response.ok:
            self.problems.append(f"{url}: {response.status}")
        # Neither are texts, nor fragments that htmx swaps in.
        elif "<html" in response.text():
            self.page.evaluate(AXE_SCRIPT)
            for width in WIDTHS:
                self.page.set_viewport_size({"width": width, "height": 768})
                self._check(f"{url} at {width}")
        self.problems += [f"{url}: console: {text}" for text in self.noise]
        self.noise.clear()

    def _check(self, place):
        if (number := self.page.locator("h1").count()) != 1:
            self.problems.append(f"{place}: {number} h1")
        too_wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if too_wide > 0:
            self.problems.append(f"{place}: {too_wide} px too wide")
        self.problems += [f"{place}: {text}" for text in self.page.evaluate(VIOLATIONS)]


@pytest.mark.parametrize("app", APPS)
def test_pages_are_accessible_and_fit(app, new_page):
    swiat, readers, made = Swiat(), {}, {}
    for role, name, args in _pages(app):
        if role not in readers:
            readers[role] = Reader(new_page(), swiat.osoby.get(role))
        if args not in made:
            made[args] = args(swiat)
        readers[role].read(reverse(name, args=made[args]))

    assert [problem for reader in readers.values() for problem in reader.problems] == []
