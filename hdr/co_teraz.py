"""„Co teraz” of the HDR: the one next thing for the person who looks. Pure functions."""

from dataclasses import dataclass

from django.urls import reverse

from doradztwo.teksty import counted
from hdr.enums import StatusHdr


@dataclass(frozen=True)
class CoTeraz:
    """A sentence, why or how, and where it is done; ``miejsce`` is opened in its place."""

    zdanie: str
    opis: str = ""
    url: str = ""
    przycisk: str = ""
    miejsce: str = ""
    wszystkie: str = ""


def co_teraz(context: dict) -> CoTeraz:
    """From the context of the editor; ``context`` of a draft needs no more than its tree."""
    steps = {
        StatusHdr.SZKIC: _szkic,
        StatusHdr.W_OPINII: _w_opinii,
        StatusHdr.DO_AKCEPTACJI: _do_akceptacji,
        StatusHdr.PRZYJETY: _przyjety,
    }
    return steps[context["hdr"].status](context)


def _szkic(context) -> CoTeraz:
    nic, roles = context["nic"], context["uprawnienia"]
    ogniwo = nic.nastepne
    if not context["may_write"]:
        opis = f"Gotowość {nic.gotowosc}%."
        if roles.is_doradca:
            opis += " Komentuj przy celach i działaniach; opinię wydasz, gdy lider przekaże HDR."
        return CoTeraz("Zespół pisze HDR", opis)
    if ogniwo is None:
        if roles.is_lider:
            return CoTeraz(
                "Przekażcie HDR do opinii",
                "Wszystkie ogniwa są na miejscu. Po przekazaniu powstanie wersja, którą ocenią "
                "doradcy; dopóki czeka, możesz ją cofnąć.",
            )
        return CoTeraz("HDR jest kompletny", "Teraz lider przekazuje go doradcom do opinii.")
    opis = ogniwo.regula.dlaczego
    if ogniwo.regula.przyklad:
        opis += f". Na przykład: {ogniwo.regula.przyklad}"
    return CoTeraz(
        ogniwo.text,
        opis[:1].upper() + opis[1:] + ".",
        ogniwo.url,
        "Uzupełnij" if ogniwo.miejsce else "Pokaż to miejsce",
        ogniwo.miejsce,
        counted(len(nic.ogniwa), "miejsce,miejsca,miejsc"),
    )


def _w_opinii(context) -> CoTeraz:
    if context["moge_opiniowac"]:
        return CoTeraz(
            "Wydaj opinię o HDR",
            "Przekazana wersja już się nie zmieni. Po obu opiniach HDR trafi do decydenta.",
        )
    waiting = [
        f"{one['skrot']}: {one['osoba'] or 'doradca nieprzydzielony'}"
        for one in context["opinie_doradcow"]
        if not one["opinia"]
    ]
    return CoTeraz("HDR czeka na opinie", f"Jeszcze bez opinii: {', '.join(waiting)}.")


def _do_akceptacji(context) -> CoTeraz:
    if context["moge_przyjac"]:
        return CoTeraz(
            "Przyjmij HDR albo zwróć go do poprawy",
            "Obie opinie są wydane. Decyzja zostaje przy tej wersji na zawsze.",
        )
    if context["moge_wyslac"]:
        return CoTeraz(
            "Poproś decydenta o decyzję",
            "Zrobi to po zalogowaniu, przez osobisty odnośnik bez logowania albo podpisanym PDF.",
        )
    return CoTeraz("HDR czeka na decyzję decydenta", "Obie opinie są wydane.")


def _przyjety(context) -> CoTeraz:
    url = reverse("wdrozenie:postep_list", args=[context["proces"].pk])
    roles = context["uprawnienia"]
    if roles.is_partner:
        return CoTeraz("HDR jest przyjęty", "Postęp zapisuje zespół, do którego należy HDR.")
    if roles.is_czlonek and context["proces"].is_open:
        return CoTeraz(
            "Zapisujcie postęp działań",
            "Stan, procent i jedno zdanie przy działaniu; raz w miesiącu przegląd całości.",
            url,
            "Zapisz postęp",
        )
    return CoTeraz("HDR jest przyjęty i realizowany", "", url, "Zobacz postęp")
