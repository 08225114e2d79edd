from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from doradztwo.exceptions import DomainError
from hdr.enums import StatusHdr
from hdr.queries import get_hdr
from hdr.strona import TYLKO_LIDER, base_context, get_proces, hdr_url
from obieg.enums import Decyzja, Ocena
from obieg.exceptions import HdrNiekompletnyError
from obieg.forms.obieg import AkceptacjaForm, OpiniaForm, PowodForm
from obieg.models import WersjaHdr
from obieg.queries import tresc_wersji
from obieg.services import obieg

TYLKO_DORADCA = "Opinię wydaje doradca ROS albo PRO przydzielony do tego procesu."
TYLKO_DECYDENT = "HDR przyjmuje decydent, czyli osoba kierująca JST."
_PO_OPINII = {
    StatusHdr.W_OPINII: "Zapisano opinię. HDR czeka jeszcze na drugą.",
    StatusHdr.DO_AKCEPTACJI: "Zapisano opinię. HDR ma obie i czeka teraz na decydenta.",
    StatusHdr.SZKIC: "Zapisano opinię. HDR wrócił do zespołu z Twoimi uwagami.",
}


@require_POST
def hdr_submit(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER)
    try:
        wersja = obieg.submit_hdr(proces.pk, kto=request.user)
    except HdrNiekompletnyError as error:
        messages.error(request, str(error))
        return redirect(hdr_url(proces.pk, "ogniwa"))
    messages.success(
        request,
        f"Przekazano HDR do opinii (wersja {wersja.numer}). Doradcy ROS i PRO dostaną wiadomość.",
    )
    return redirect(hdr_url(proces.pk))


@require_http_methods(["GET", "POST"])
def hdr_withdraw(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER)
    if request.method == "POST":
        obieg.withdraw_hdr(proces.pk, kto=request.user)
        messages.success(request, "HDR wrócił do zespołu. Możecie go zmieniać.")
        return redirect(hdr_url(proces.pk))
    context = {
        "tytul": "Cofnij HDR do zespołu",
        "opis": "HDR znów będzie szkicem. Ta wersja i wydane opinie zostaną w historii, "
        "a po poprawkach opinie będą potrzebne od nowa.",
        "przycisk": "Cofnij HDR",
        "powrot": hdr_url(proces.pk),
    }
    return render(request, "components/potwierdzenie.html", context)


@require_http_methods(["GET", "POST"])
def hdr_reopen(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER)
    form = PowodForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            obieg.reopen_hdr(proces.pk, form.cleaned_data["powod"], kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "HDR jest znów szkicem. Przyjęta wersja została w historii.")
            return redirect(hdr_url(proces.pk))
    context = {
        "tytul": "Zmień przyjęty HDR",
        "opis": "Powstanie nowa wersja, która przejdzie tę samą drogę: opinie i decyzja. "
        "Przyjęta wersja zostaje w historii, a postęp działań zapisujecie dalej.",
        "przycisk": "Otwórz HDR do zmiany",
        "powrot": hdr_url(proces.pk),
        "form": form,
    }
    return render(request, "components/potwierdzenie.html", context)


def _current_version(proces, status):
    hdr = get_hdr(proces)
    if hdr.pk is None or hdr.status != status:
        return None
    return WersjaHdr.objects.current().filter(hdr=hdr).prefetch_related("opinie__kto").first()


@require_http_methods(["GET", "POST"])
def opinia_create(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_doradca", message=TYLKO_DORADCA)
    wersja = _current_version(proces, StatusHdr.W_OPINII)
    missing = _missing_opinions(uprawnienia, wersja)
    if wersja is None or not missing:
        messages.info(request, "HDR nie czeka teraz na Twoją opinię.")
        return redirect(hdr_url(proces.pk))
    form = OpiniaForm(
        request.POST if request.method == "POST" else None,
        wersja=wersja,
        specjalizacja=missing[0],
    )
    if form.is_valid():
        data = form.cleaned_data
        try:
            opinia = obieg.give_opinia(
                proces.pk,
                missing[0],
                data["ocena"],
                data["uzasadnienie"],
                kto=request.user,
                numer=data["numer"],
                lista=form.lista,
            )
        except DomainError as error:
            form.add_error(None, str(error))
            form.show_version(wersja)
        else:
            messages.success(request, _PO_OPINII[opinia.wersja_hdr.hdr.status])
            return redirect(hdr_url(proces.pk))
    context = base_context(proces, uprawnienia) | {
        "form": form,
        "wersja": wersja,
        "tresc": tresc_wersji(wersja),
        "skrot": missing[0].upper(),
        "do_poprawy": Ocena.DO_POPRAWY,
    }
    return render(request, "obieg/opinia/form.html", context)


def _missing_opinions(uprawnienia, wersja):
    if wersja is None:
        return []
    given = {one.specjalizacja for one in wersja.opinie.all()}
    held = (("ros", uprawnienia.is_ros), ("pro", uprawnienia.is_pro))
    return [key for key, is_held in held if is_held and key not in given]


@require_http_methods(["GET", "POST"])
def akceptacja_create(request, proces_pk):
    proces, uprawnienia = get_proces(request, proces_pk)
    uprawnienia.require("is_decydent", message=TYLKO_DECYDENT)
    wersja = _current_version(proces, StatusHdr.DO_AKCEPTACJI)
    if wersja is None:
        messages.info(request, "HDR nie czeka teraz na decyzję.")
        return redirect(hdr_url(proces.pk))
    form = AkceptacjaForm(request.POST if request.method == "POST" else None, wersja=wersja)
    if form.is_valid():
        data = form.cleaned_data
        try:
            akceptacja = obieg.decide_hdr(
                proces.pk,
                data["decyzja"],
                data["uwagi"],
                czlonek=uprawnienia.czlonek,
                kto=request.user,
                numer=data["numer"],
            )
        except DomainError as error:
            form.add_error(None, str(error))
            form.show_version(wersja)
        else:
            accepted = akceptacja.decyzja == Decyzja.PRZYJETY
            messages.success(
                request,
                "Przyjęto HDR. Zespół dostanie wiadomość."
                if accepted
                else "Zwrócono HDR do poprawy. Zespół dostanie wiadomość.",
            )
            return redirect(hdr_url(proces.pk))
    context = base_context(proces, uprawnienia) | {
        "form": form,
        "wersja": wersja,
        "tresc": tresc_wersji(wersja),
    }
    return render(request, "obieg/akceptacja/form.html", context)
