from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cykl.services.przypomnienia import remind
from powiadomienia.rodzaje import nazwa_rodzaju


class Command(BaseCommand):
    help = "Wstawia do skrzynki nadawczej przypomnienia zaplanowane na dany dzień."

    def add_arguments(self, parser):
        parser.add_argument("--dzien", help="dzień w postaci RRRR-MM-DD; domyślnie dziś")

    def handle(self, *args, dzien=None, **options):
        try:
            day = date.fromisoformat(dzien) if dzien else timezone.localdate()
        except ValueError:
            raise CommandError(
                "Podaj dzień w postaci RRRR-MM-DD, na przykład 2026-11-20."
            ) from None
        for rodzaj, ile in remind(day).items():
            self.stdout.write(f"{nazwa_rodzaju(rodzaj)}: nowych wiadomości {ile}")
