from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from edycje.models import Edycja, Proces
from konta import slad_triggers
from konta.models import User
from pokaz.edycja import HASLO, KONTA
from pokaz.scenariusz import play_demo
from sesje import triggers


class Command(BaseCommand):
    help = "Wczytuje edycję pokazową do pustej bazy (tylko w instalacji pokazowej)."

    def add_arguments(self, parser):
        parser.add_argument(
            "--od-nowa",
            action="store_true",
            help="najpierw usuwa wszystkie dane, także wpisane ręcznie",
        )

    def handle(self, *args, **options):
        if not settings.INSTALACJA_POKAZOWA:
            raise CommandError("Dane pokazowe wczytuje się tylko w instalacji pokazowej.")
        if options["od_nowa"]:
            self._wipe()
        if User.objects.exists() or Edycja.objects.exists():
            self.stdout.write("Baza nie jest pusta: dane pokazowe zostają takie, jakie są.")
            return
        play_demo()
        self.stdout.write(f"Edycja pokazowa: {Proces.objects.count()} JST.")
        for email, opis in KONTA:
            self.stdout.write(f"  {email:28} {opis}")
        self.stdout.write(f"Hasło każdego konta: {HASLO}")

    def _wipe(self):
        """Empty every table, the trail included, then load the areas and the register again."""
        slad_triggers.drop(connection)
        triggers.drop(connection)
        try:
            with transaction.atomic():
                call_command("flush", interactive=False, verbosity=0)
        finally:
            triggers.create(connection)
            slad_triggers.create(connection)
        call_command("wczytaj_obszary")
        call_command("wczytaj_teryt", str(settings.BASE_DIR / "dane" / "teryt.csv"))
