"""Who is told about what; each mail is written in the transaction of its fact."""

from django.urls import reverse

from edycje.models import CzlonekZespolu, Proces, PrzydzialDoradcy
from konta.models import User
from obieg import mail
from obieg.models import LinkAkceptacji, WersjaHdr
from powiadomienia.rodzaje import TrescPowiadomienia, nazwa_rodzaju
from powiadomienia.services.outbox import enqueue


def notify_opinia(wersja: WersjaHdr) -> None:
    assignments = PrzydzialDoradcy.objects.current().filter(proces=wersja.hdr.proces_id)
    for one in assignments.select_related("doradca__user"):
        _about_wersja(
            mail.CZEKA_NA_OPINIE,
            one.doradca.user,
            wersja,
            okres=one.specjalizacja,
            specjalizacja=one.specjalizacja,
        )


def notify_akceptacja(wersja: WersjaHdr) -> None:
    """A decydent without an account gets nothing; the page says so to the lider."""
    for user in _users(CzlonekZespolu.objects.filter(is_decydent=True), wersja.hdr.proces_id):
        _about_wersja(mail.CZEKA_NA_AKCEPTACJE, user, wersja)


def send_link(link: LinkAkceptacji, token: str) -> None:
    """The token leaves the outbox with the mail; the database keeps its hash alone."""
    user = link.czlonek.user
    enqueue(
        mail.ODNOSNIK_AKCEPTACJI,
        odbiorca=user if user is not None and user.email == link.email else None,
        email=link.email,
        przedmiot=f"link-akceptacji-{link.pk}",
        dane={"link": link.pk},
        tajne={"token": token},
        proces_pk=link.wersja_hdr.hdr.proces_id,
    )


def notify_zwrocony(wersja: WersjaHdr) -> None:
    for user in _users(CzlonekZespolu.objects.all(), wersja.hdr.proces_id):
        _about_wersja(mail.ZWROCONY, user, wersja)


def notify_przyjety(wersja: WersjaHdr) -> None:
    for user in _users(CzlonekZespolu.objects.all(), wersja.hdr.proces_id):
        _about_wersja(mail.PRZYJETY, user, wersja)


def _users(members, proces_pk: int) -> list[User]:
    rows = members.active().filter(proces=proces_pk, user__isnull=False).select_related("user")
    return [one.user for one in rows]


def _about_wersja(rodzaj: str, user: User, wersja: WersjaHdr, okres: str = "", **dane) -> None:
    enqueue(
        rodzaj,
        odbiorca=user,
        przedmiot=f"wersja-hdr-{wersja.pk}",
        okres=okres,
        dane={"wersja": wersja.pk, **dane},
        proces_pk=wersja.hdr.proces_id,
        powiadomienie=_notice(rodzaj, wersja.hdr.proces),
    )


def _notice(rodzaj: str, proces: Proces) -> TrescPowiadomienia:
    path = reverse(mail.STRONY[rodzaj], args=[proces.pk])
    return TrescPowiadomienia(f"{nazwa_rodzaju(rodzaj)}: {proces.jst}", path)
