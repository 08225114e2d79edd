"""Choosing what of an accepted HDR of an earlier edition is taken into this one."""

from functools import partial

from django import forms

from doradztwo.daty import add_months
from doradztwo.teksty import normalize
from obieg.models import WersjaHdr
from obieg.queries.tresc import tresc_wersji
from przenoszenie.kopia import Zrodlo, attribution, build_kopia, known_or_new
from przenoszenie.plan import Otoczenie, Plan

PRZESUN, PUSTE = "przesun", "puste"
TERMINY = (
    (PRZESUN, "przesuń o tyle, ile dzieli obie edycje"),
    (PUSTE, "zostaw puste, zespół wpisze nowe"),
)


class PoprzedniForm(forms.Form):
    """A tick for each goal and action, a priority of this HDR for each earlier one."""

    terminy = forms.ChoiceField(
        label="Terminy działań",
        choices=TERMINY,
        initial=PRZESUN,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
    )
    wez = forms.MultipleChoiceField(
        label="Co przejąć",
        error_messages={"required": "Zaznacz co najmniej jeden cel albo jedno działanie."},
    )

    def __init__(self, *args, wersja: WersjaHdr, drzewo, otoczenie: Otoczenie, **kwargs):
        super().__init__(*args, **kwargs)
        self.wersja, self.otoczenie = wersja, otoczenie
        self.tresc = tresc_wersji(wersja)
        self.znane = self._find_known()
        numbers = [cel["numer"] for cel in self._cele()]
        numbers += [one["numer"] for cel in self._cele() for one in cel["dzialania"]]
        self.fields["wez"].choices = [(one, one) for one in numbers]
        kept = [one for one in drzewo.priorytety if not one.is_usuniety]
        options = [(one.priorytet.pk, f"{one.numer}. {one.priorytet.nazwa}") for one in kept]
        for priorytet in self.tresc["priorytety"]:
            self.fields[self._name(priorytet)] = forms.TypedChoiceField(
                label=f"Priorytet {priorytet['numer']} trafi do",
                choices=options,
                coerce=int,
                widget=forms.Select(attrs={"class": "form-select"}),
            )
            same = otoczenie.priorytety.get(normalize(priorytet["nazwa"]))
            self.initial[self._name(priorytet)] = same or otoczenie.domyslny_priorytet

    @property
    def galezie(self):
        """The earlier priorities with their goals, each with its choice of a place."""
        return [(one, self[self._name(one)]) for one in self.tresc["priorytety"]]

    @property
    def zaznaczone(self) -> set[str]:
        """What stays ticked on the page."""
        if self.is_bound:
            return set(self.data.getlist("wez"))
        return {value for value, _ in self.fields["wez"].choices} - self.znane

    def plan(self, edycja, narzedzia: dict[str, int]) -> Plan:
        """What the valid form says."""
        earlier = self.wersja.hdr.proces
        months = 12 * (edycja.od.year - earlier.edycja.od.year)
        months += edycja.od.month - earlier.edycja.od.month
        shift = partial(add_months, months=months)
        source = Zrodlo(
            self.tresc,
            attribution(earlier.jst.nazwa_z_rodzajem, earlier.edycja.nazwa),
            narzedzia,
            shift if self.cleaned_data["terminy"] == PRZESUN else None,
        )
        return build_kopia(source, set(self.cleaned_data["wez"]), self._place)

    def _place(self, priorytet: dict, cel: dict):
        target = self.cleaned_data[self._name(priorytet)]
        return known_or_new(self.otoczenie, target, cel, z_liczbami=True)

    def _find_known(self) -> set[str]:
        """Numbers of goals and actions whose words the HDR already has."""
        goals = {normalize(one.tresc) for one in self.otoczenie.cele}
        actions = {text for one in self.otoczenie.cele for text in one.dzialania}
        found = {cel["numer"] for cel in self._cele() if normalize(cel["tresc"]) in goals}
        for cel in self._cele():
            found |= {
                one["numer"] for one in cel["dzialania"] if normalize(one["tresc"]) in actions
            }
        return found

    def _cele(self):
        return [cel for priorytet in self.tresc["priorytety"] for cel in priorytet["cele"]]

    def _name(self, priorytet: dict) -> str:
        return f"priorytet-{priorytet['numer']}"
