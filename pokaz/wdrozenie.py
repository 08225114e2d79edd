"""Carrying out in Chęciny: a file, reviews of two months, an indicator that was not measured."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from doradztwo.daty import add_months
from doradztwo.pliki import TXT
from hdr.enums import StanDzialania
from hdr.models import Cel, Dzialanie
from hdr.services.powiazania import toggle_zaleznosc
from pokaz.edycja import load_dane
from pokaz.proces import Rezyser
from wdrozenie.services.przeglady import save_przeglad
from wdrozenie.services.wdrozenie import add_pomiar, report_postep


def depend(r: Rezyser) -> None:
    """In the draft: an action waits for the last one that ends before it begins."""
    with r.at(108):
        for cel in Cel.objects.current().filter(hdr__proces=r.proces):
            actions = list(cel.dzialania.current().order_by("do", "pk"))
            for action in actions:
                earlier = [one for one in actions if one.do < action.od]
                if earlier:
                    toggle_zaleznosc(action, earlier[-1], wybrane=True, kto=r.lider)


def carry_out(r: Rezyser) -> None:
    dane = load_dane("wdrozenie.json")
    _show_evidence(r, dane["dowod"])
    with r.at(132, 11):
        goal = Cel.objects.current().filter(hdr__proces=r.proces).order_by("pk").last()
        brak = dane["nie_zmierzono"]
        add_pomiar(goal, timezone.localdate(), None, "", powod_braku=brak, kto=r.zespol[1].user)
    with r.at(133, 11):
        this = timezone.localdate().replace(day=1)
        for back, (swiatlo, zdanie) in enumerate(dane["przeglady"]):
            save_przeglad(r.proces.pk, add_months(this, -back), swiatlo, zdanie, 0, kto=r.lider)


def _show_evidence(r: Rezyser, dowod: dict) -> None:
    action = (
        Dzialanie.objects.current()
        .filter(cel__hdr__proces=r.proces, stan=StanDzialania.W_TOKU)
        .order_by("pk")
        .first()
    )
    plik = SimpleUploadedFile(dowod["nazwa"], dowod["tresc"].encode())
    plik.rodzaj, plik.nazwa = TXT, dowod["nazwa"]
    with r.at(131, 11):
        report_postep(
            action, action.stan, action.procent, dowod["notatka"], kto=r.zespol[1].user, plik=plik
        )
