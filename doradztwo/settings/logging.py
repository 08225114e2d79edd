"""One shape of log lines for web, worker and beat: ``key=value`` pairs on standard output."""


def build_logging(level: str) -> dict:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "format": (
                    "time=%(asctime)s level=%(levelname)s logger=%(name)s "
                    "process=%(process)d code=%(kod)s message=%(message)s"
                ),
            },
        },
        "filters": {
            "kod": {"()": "doradztwo.middleware.zgloszenie.KodFilter"},
            "sekrety": {"()": "doradztwo.dziennik.SekretyFilter"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "line",
                "filters": ["kod", "sekrety"],
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # Scanners guess host names all day; the request is refused and needs no trace.
            "django.security.DisallowedHost": {"handlers": [], "propagate": False},
            # Says which glyphs and rules a font lacks, on every render.
            "weasyprint": {"level": "ERROR"},
            "fontTools": {"level": "ERROR"},
        },
    }
