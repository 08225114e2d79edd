from django.core.management.base import BaseCommand, CommandError

from pokaz.generator import GeneratorError, generate


class Command(BaseCommand):
    help = "Fills an empty database with national, visibly fictional data for measuring."

    def add_arguments(self, parser):
        parser.add_argument("--jst", type=int, default=2793, help="how many Jst may take part")
        parser.add_argument("--edycje", type=int, default=5, help="how many editions")
        parser.add_argument("--ziarno", type=int, default=1, help="seed of the random choices")
        parser.add_argument(
            "--dopisz", action="store_true", help="add to a database that is not empty"
        )

    def handle(self, *, jst, edycje, ziarno, dopisz, verbosity, **options):
        if jst < 1 or edycje < 1:
            raise CommandError("--jst i --edycje muszą być większe od zera.")
        tell = self.stdout.write if verbosity else (lambda line: None)
        try:
            result = generate(jst, edycje, ziarno=ziarno, dopisz=dopisz, tell=tell)
        except GeneratorError as error:
            raise CommandError(str(error)) from error
        for name, count in sorted(result.ile.items()):
            tell(f"  {name}: {count}")
        tell(
            f"Razem {sum(result.ile.values())} wierszy w {result.sekundy:.0f} s, "
            f"najwięcej pamięci {result.pamiec_mb:.0f} MB."
        )
