from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Prepares an installation: migrations, areas, register, static files; safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument(
            "--demo", action="store_true", help="load the demo edition when nobody has an account"
        )

    def handle(self, *, demo, verbosity, **options):
        call_command("migrate", interactive=False, verbosity=verbosity)
        # Each step looks at its own table, so that an interrupted first start is completed.
        if self._is_empty("obszary.Obszar"):
            call_command("wczytaj_obszary")
        if self._is_empty("jst.Jst"):
            call_command("wczytaj_teryt", str(settings.BASE_DIR / "dane" / "teryt.csv"))
        if demo and settings.INSTALACJA_POKAZOWA and self._is_empty("konta.User"):
            call_command("demo")
        call_command("collectstatic", interactive=False, verbosity=0)

    def _is_empty(self, label: str) -> bool:
        # By label: the shared kit lies below the apps and imports none of them.
        return not apps.get_model(label)._default_manager.exists()
