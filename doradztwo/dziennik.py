"""Keeps personal links out of the logs: who reads a log must not be able to use one."""

import logging
import re

from gunicorn.glogging import Logger

# Addresses that carry a token; tests/doradztwo/test_dziennik.py finds one that is missing here.
_TOKEN = re.compile(
    r"(/zaproszenie/|/konto/haslo/nowe/[0-9A-Za-z]+-|/decyzja/|/postep/|/ankieta/|/konsultacja/"
    r"|/wypisz/|/kalendarz/osobisty/)[^/\s\"?#]+"
)
_UKRYTE = r"\1***"
_ATOMS = ("r", "U", "f")


def hide_tokens(text: str) -> str:
    return _TOKEN.sub(_UKRYTE, text)


class SekretyFilter(logging.Filter):
    def filter(self, record):
        message = record.getMessage()
        hidden = hide_tokens(message)
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True


class AccessLogger(Logger):
    """Access log of gunicorn; named in docker/web.sh and in the start of ``make run``."""

    def atoms(self, resp, req, environ, request_time):
        atoms = super().atoms(resp, req, environ, request_time)
        return atoms | {name: hide_tokens(str(atoms[name])) for name in _ATOMS}
