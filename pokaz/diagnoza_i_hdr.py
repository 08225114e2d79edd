"""The later scenes of a demo Proces: deep diagnosis, HDR, its way and its carrying out."""

from datetime import timedelta
from decimal import Decimal

from diagnoza.models import Przyczyna
from diagnoza.services.poglebiona import add_priorytet, add_problem, finish_diagnoza
from edycje.queries import get_uprawnienia
from hdr.models import Cel, Dzialanie, Hdr
from hdr.queries import get_hdr
from hdr.services.edytor import (
    add_cel,
    add_dzialanie,
    toggle_narzedzie,
    update_cel,
    update_dzialanie,
    update_forma,
)
from hdr.services.powiazania import toggle_przyczyna
from obieg.lista_kontrolna import LISTY, build_lista
from obieg.services.akceptacje import issue_link
from obieg.services.obieg import decide_hdr, give_opinia, submit_hdr
from podsumowanie.services.podsumowanie import (
    start_podsumowanie,
    submit_podsumowanie,
    update_sekcja,
)
from pokaz import konsultacje, poglebiona
from pokaz.edycja import load_dane
from pokaz.proces import Rezyser
from wdrozenie.services.wdrozenie import add_pomiar, report_postep

PIENIADZE_I_RYZYKO = (
    "wspolpracuja_inni",
    "zrodlo_finansowania",
    "zrodlo_opis",
    "ryzyko",
    "odpowiedz_na_ryzyko",
)


def play_diagnoza(r: Rezyser, problemy: list[dict], priorytety: list[dict]) -> list:
    """Problems with chains of causes and gaps, then priorities; returns the priorities."""
    rows = []
    for number, opis in enumerate(problemy):
        with r.at(60 + 5 * number):
            problem = add_problem(r.proces.pk, r.lider, opis["nazwa"])
            rows.append(poglebiona.describe(r, problem, opis, number))
    if r.opis["dokad"] == "checiny":
        konsultacje.play_closed(r, rows[0])
    with r.at(90):
        made = [
            add_priorytet(r.proces.pk, r.lider, opis["nazwa"], rows[opis["problem"]])
            for opis in priorytety
        ]
        poglebiona.rate(r, made, priorytety)
        finish_diagnoza(r.proces.pk, r.lider)
    return made


def area_pattern(nr: int) -> tuple[list[dict], list[dict]]:
    """(problems, priorities) of an ordinary demo Proces, from the texts of its area."""
    opis = load_dane("obszary.json")[str(nr)]
    problemy = [
        {
            "nazwa": opis["problem"],
            "przyczyny": opis["przyczyny"],
            **{name: opis[name] for name in ("jak_jest", "jak_chcemy", "luka")},
        }
    ]
    cel = {
        "tresc": opis["cel"],
        **{name: opis[name] for name in ("wskaznik", "jednostka", "zrodlo")},
        "bazowa": str(opis["bazowa"]),
        "docelowa": str(opis["docelowa"]),
        "dzialania": [
            {
                "tresc": tresc,
                "od": 120 + 45 * index,
                "do": 160 + 70 * index,
                "kto": index,
                "zasoby": "praca własna, sala w urzędzie",
                "rezultat": opis["rezultat"],
                "stan": ["w_toku", 30, "Zaczęliśmy."] if index == 0 else None,
            }
            for index, tresc in enumerate(opis["dzialania"])
        ],
    }
    return problemy, [{"problem": 0, "nazwa": opis["priorytet"], "cele": [cel]}]


def play_hdr(r: Rezyser, made: list, priorytety: list[dict], *, complete: bool = True) -> None:
    """Write the schedule; without ``complete`` it keeps gaps to be filled."""
    for priorytet, opis in zip(made, priorytety, strict=True):
        for number, opis_celu in enumerate(opis["cele"]):
            with r.at(100 + number):
                _write_cel(r, priorytet, opis_celu, complete)
        if complete:
            with r.at(107):
                _answer_causes(r, priorytet)
    if complete:
        with r.at(108):
            update_forma(get_hdr(r.proces), "dobra_praktyka", 1, kto=r.lider)


def _answer_causes(r: Rezyser, priorytet) -> None:
    """Every chain of causes gets a goal, in turn."""
    goals = list(Cel.objects.current().filter(priorytet=priorytet).order_by("kolejnosc"))
    causes = Przyczyna.objects.filter(
        problem=priorytet.problem_id, wyzsza=None, usunieto_at=None
    ).select_related("problem__diagnoza")
    for number, cause in enumerate(causes.order_by("kolejnosc", "pk")):
        toggle_przyczyna(goals[number % len(goals)], cause, True, kto=r.lider)


def _write_cel(r: Rezyser, priorytet, opis: dict, complete: bool) -> None:
    cel = add_cel(priorytet, kto=r.lider)
    zmiany = {"tresc": opis["tresc"]}
    if complete:
        zmiany |= {
            "wskaznik": opis["wskaznik"],
            "wartosc_bazowa": Decimal(opis["bazowa"]),
            "wartosc_docelowa": Decimal(opis["docelowa"]),
            "jednostka": opis["jednostka"],
            "zrodlo_danych": opis["zrodlo"],
        }
    cel = update_cel(cel, zmiany, cel.wersja, kto=r.lider)
    for index, opis_dzialania in enumerate(opis["dzialania"]):
        _write_dzialanie(r, cel, opis_dzialania, index, complete)


def _write_dzialanie(r: Rezyser, cel: Cel, opis: dict, index: int, complete: bool) -> None:
    dzialanie = add_dzialanie(cel, kto=r.lider)
    zmiany = {
        "tresc": opis["tresc"],
        "od": r.kalendarz.od + timedelta(days=opis["od"]),
        "do": r.kalendarz.od + timedelta(days=opis["do"]),
        "zasoby": opis["zasoby"],
    }
    if complete:
        zmiany["rezultat"] = opis["rezultat"]
    zmiany |= {name: opis[name] for name in PIENIADZE_I_RYZYKO if name in opis}
    if "koszt" in opis:
        zmiany["koszt"] = Decimal(opis["koszt"])
    if "inny" in opis:
        zmiany["odpowiedzialny_inny"] = opis["inny"]
    else:
        zmiany["odpowiedzialny"] = r.zespol[opis["kto"] % len(r.zespol)]
    dzialanie = update_dzialanie(dzialanie, zmiany, dzialanie.wersja, kto=r.lider)
    tools = list(cel.priorytet.diagnoza.proces.obszar.narzedzia.all())
    for tool in (tools[index % len(tools)], tools[-1 - index % len(tools)]):
        toggle_narzedzie(dzialanie, tool, wybrane=True, kto=r.lider)


def submit(r: Rezyser) -> None:
    with r.at(110):
        submit_hdr(r.proces.pk, kto=r.lider)


def give_opinions(r: Rezyser, texts: dict[str, str]) -> None:
    for day, (specjalizacja, doradca) in enumerate((("ros", r.ros), ("pro", r.pro)), start=112):
        with r.at(day):
            give_opinia(
                r.proces.pk,
                specjalizacja,
                "pozytywna",
                texts.get(specjalizacja, ""),
                kto=doradca.user,
                lista=build_lista(specjalizacja, _checklist(specjalizacja)),
            )


def _checklist(specjalizacja: str) -> dict[str, tuple[str, str]]:
    """Everything is in place but one thing, which the advisor names."""
    answers = {one.klucz: ("tak", "") for one in LISTY[specjalizacja]}
    last = LISTY[specjalizacja][-1].klucz
    return answers | {last: ("czesciowo", "Wróćmy do tego na trzecim spotkaniu.")}


def send_decydent_link(r: Rezyser) -> None:
    """The decydent decides by a personal link; the demo keeps only its hash."""
    with r.at(114, 9):
        issue_link(r.proces.pk, r.decydent.email, kto=r.lider)


def accept(r: Rezyser) -> None:
    user = r.decydent.user
    with r.at(115):
        czlonek = get_uprawnienia(r.proces, user).czlonek
        decide_hdr(r.proces.pk, "przyjety", "", czlonek=czlonek, kto=user)


def report(r: Rezyser, priorytety: list[dict], pomiary: list) -> None:
    """First reports of progress and measured values; ``pomiary``: (goal, day, value, note)."""
    hdr = Hdr.objects.get(proces=r.proces)
    cele = list(Cel.objects.filter(hdr=hdr).order_by("priorytet__kolejnosc", "kolejnosc", "pk"))
    opisy = [opis for priorytet in priorytety for opis in priorytet["cele"]]
    for cel, opis in zip(cele, opisy, strict=True):
        actions = Dzialanie.objects.filter(cel=cel).order_by("kolejnosc", "pk")
        for action, opis_dzialania in zip(actions, opis["dzialania"], strict=True):
            if opis_dzialania.get("stan"):
                stan, procent, notatka = opis_dzialania["stan"]
                with r.at(122):
                    report_postep(action, stan, procent, notatka, kto=r.zespol[1].user)
    for number, (_, day, value, note) in enumerate(pomiary):
        moment = r.kalendarz.moment(day)
        with r.at(day, 11):
            add_pomiar(cele[number], moment.date(), Decimal(value), note, kto=r.zespol[1].user)


def finish_actions(r: Rezyser) -> None:
    for action in Dzialanie.objects.filter(cel__hdr__proces=r.proces):
        with r.at(123):
            report_postep(action, "zakonczone", 100, "Zrobione.", kto=r.zespol[1].user)


def hand_in(r: Rezyser):
    """Write and hand in the Podsumowanie; returns it."""
    with r.at(124, 9):
        podsumowanie = start_podsumowanie(r.proces, kto=r.lider)
        for sekcja in podsumowanie.sekcje.all():
            text = "Tekst przykładowy: co zrobiliśmy, z kim i co z tego wynikło."
            update_sekcja(sekcja, {"tekst": text}, sekcja.wersja, kto=r.lider)
    with r.at(124, 12):
        return submit_podsumowanie(podsumowanie, kto=r.lider)
