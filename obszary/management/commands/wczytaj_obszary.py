from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from obszary.exceptions import PlikObszarowError
from obszary.services.plik import read_pliki
from obszary.services.wczytywanie import load_obszary

DANE = settings.BASE_DIR / "dane"


class Command(BaseCommand):
    help = "Loads areas and the sheet; never overwrites what was edited in the application."

    def add_arguments(self, parser):
        parser.add_argument("plik", type=Path, nargs="?", default=DANE / "obszary.json")
        parser.add_argument(
            "--podpowiedzi",
            type=Path,
            default=DANE / "podpowiedzi.json",
            help="short names of areas and hints for statements",
        )

    def handle(self, *, plik, podpowiedzi, verbosity, **options):
        try:
            report = load_obszary(read_pliki(plik, podpowiedzi))
        except PlikObszarowError as error:
            faults = "\n".join(f"  {fault}" for fault in error.bledy)
            raise CommandError(f"Plik {plik} odrzucono w całości:\n{faults}") from error
        if not verbosity:
            return
        for result, count in report.wynik.items():
            self.stdout.write(f"{result}: {count}")
        for line in report.uwagi:
            self.stdout.write(f"  {line}")
