from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jst.enums import ZmianaRejestru
from jst.exceptions import PlikTerytError
from jst.services.teryt import Odswiezenie, refresh_rejestr
from jst.services.teryt_plik import read_plik

PLIK_PROJEKTU = settings.BASE_DIR / "dane" / "teryt.csv"
STAN_PLIKU_PROJEKTU = date(2026, 1, 1)
NAJWIECEJ_PRZYKLADOW = 20


class Command(BaseCommand):
    help = "Refreshes the register of Jst from a TERYT file; safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("plik", type=Path, metavar="PLIK")
        parser.add_argument(
            "--stan-na",
            type=date.fromisoformat,
            metavar="RRRR-MM-DD",
            help="day the file describes; today unless given",
        )
        parser.add_argument(
            "--na-sucho", action="store_true", help="show what would change and save nothing"
        )

    def handle(self, *, plik, stan_na, na_sucho, verbosity, **options):
        try:
            units = read_plik(plik)
        except PlikTerytError as error:
            faults = "\n".join(f"  {fault}" for fault in error.bledy)
            raise CommandError(f"Plik {plik} odrzucono w całości:\n{faults}") from error
        result = refresh_rejestr(units, stan_na=stan_na or self._date_of(plik), dry_run=na_sucho)
        if verbosity:
            self._report(result, na_sucho)

    def _date_of(self, plik):
        own = plik.resolve() == PLIK_PROJEKTU.resolve()
        return STAN_PLIKU_PROJEKTU if own else timezone.localdate()

    def _report(self, result: Odswiezenie, na_sucho: bool):
        total = result.gminy + result.powiaty
        self.stdout.write(
            f"W pliku: {total} jednostek (gminy: {result.gminy}, powiaty: {result.powiaty})."
        )
        if not result.zmiany:
            self.stdout.write("Bez zmian.")
            return
        for rodzaj, count in sorted(result.counts().items()):
            self.stdout.write(f"{ZmianaRejestru(rodzaj).label}: {count}")
            for change in result.of(rodzaj)[:NAJWIECEJ_PRZYKLADOW]:
                self.stdout.write(f"  {change}")
            if count > NAJWIECEJ_PRZYKLADOW:
                self.stdout.write(f"  … i jeszcze {count - NAJWIECEJ_PRZYKLADOW}")
        self.stdout.write("Nic nie zapisano (próba)." if na_sucho else "Zapisano.")
