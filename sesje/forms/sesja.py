from django import forms
from django.utils import timezone

from doradztwo.forms import DateInput, PlikField, TimeInput, helper
from edycje.enums import Etap
from sesje.czas import minutes_between, parse_minutes
from sesje.enums import FormaSesji
from sesje.exceptions import WyjatekError
from sesje.forms.zadania import ZadaniaFormSet
from sesje.services.sesje import WpisSesji

CZASY = (15, 30, 45, 60, 90)
MIN_MINUT, MAX_MINUT = 5, 720


class PlikiInput(forms.FileInput):
    allow_multiple_selected = True


class PlikiField(PlikField):
    """Several files, each of an accepted kind."""

    widget = PlikiInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [super(PlikiField, self).clean(file, initial) for file in files if file]


class SesjaForm(forms.Form):
    """``jst`` are pairs (Proces, text of the option); with one of them nothing is to be chosen.

    ``osoby`` are those a next step may be given to: Proces → pairs (key, name).
    """

    proces = forms.TypedChoiceField(label="JST", coerce=int)
    data_sesji = forms.DateField(
        label="Data sesji",
        widget=DateInput,
        error_messages={"required": "Podaj datę sesji.", "invalid": "Podaj datę, np. 9.03.2027."},
    )
    forma = forms.ChoiceField(
        label="Rodzaj",
        choices=FormaSesji.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Wybierz rodzaj sesji."},
    )
    czas = forms.TypedChoiceField(
        label="Czas",
        choices=[(minuty, minuty) for minuty in CZASY],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    inny_czas = forms.CharField(
        label="Inny czas",
        required=False,
        max_length=40,
        help_text="Minuty albo godziny: 75, 1:15, 1,25 h.",
    )
    godzina_od = forms.TimeField(
        label="Od",
        required=False,
        widget=TimeInput,
        error_messages={"invalid": "Podaj godzinę, np. 9:30."},
    )
    godzina_do = forms.TimeField(
        label="Do",
        required=False,
        widget=TimeInput,
        error_messages={"invalid": "Podaj godzinę, np. 10:15."},
    )
    etap = forms.TypedChoiceField(
        label="Etap",
        choices=[
            ("", "obecny etap JST"),
            *((etap.value, f"{etap}. {etap.label}") for etap in Etap),
        ],
        coerce=int,
        empty_value=None,
        required=False,
    )
    powod_wyjatku = forms.CharField(
        label="Powód wyjątku",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Na przykład wspólna rozmowa z dwiema JST. Przeczyta go koordynator.",
    )
    temat = forms.CharField(
        label="Czego dotyczyła",
        max_length=200,
        error_messages={"required": "Napisz krótko, czego dotyczyła sesja."},
    )
    uczestnicy = forms.TypedMultipleChoiceField(
        label="Uczestnicy z zespołu",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Zaznacz osoby z zespołu wybranej JST."},
    )
    ustalenia = forms.CharField(
        label="Ustalenia", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    pliki = PlikiField(label="Pliki", required=False)
    odpowiedz = forms.CharField(
        label="Odpowiedź na uwagę lidera",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    szkic = forms.IntegerField(required=False, widget=forms.HiddenInput)
    powrot = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    wersja = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, jst, czlonkowie, osoby=(), uwaga=None, zadania=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)
        self.czlonkowie = czlonkowie
        self.uwaga = uwaga
        self.procesy = [proces for proces, _ in jst]
        self.fields["data_sesji"].widget.attrs["max"] = timezone.localdate().isoformat()
        self.fields["uczestnicy"].choices = [(osoba.pk, str(osoba)) for osoba in czlonkowie]
        if uwaga is None:
            del self.fields["odpowiedz"]
        if len(jst) == 1:
            del self.fields["proces"]
        else:
            options = [(proces.pk, text) for proces, text in jst]
            self.fields["proces"].choices = [("", "Wybierz JST"), *options]
            self.fields["proces"].error_messages["required"] = "Wybierz JST."
        self.zadania = ZadaniaFormSet(
            self.data if self.is_bound and "zadania-TOTAL_FORMS" in self.data else None,
            initial=list(zadania),
            prefix="zadania",
            form_kwargs={"osoby": osoby},
        )

    def is_valid(self):
        if not super().is_valid():
            return False
        if self.zadania.is_bound and not self.zadania.is_valid():
            self.add_error(None, "Uzupełnij następne kroki: przy każdym osobę i termin.")
            return False
        return True

    def clean_inny_czas(self):
        text = self.cleaned_data["inny_czas"].strip()
        if not text:
            return None
        try:
            minutes = parse_minutes(text)
        except ValueError:
            raise forms.ValidationError("Wpisz czas, np. 75, 1:15 albo 1,25 h.") from None
        if not MIN_MINUT <= minutes <= MAX_MINUT:
            raise forms.ValidationError("Sesja trwa od 5 minut do 12 godzin.")
        return minutes

    def clean(self):
        cleaned = super().clean()
        od, do = cleaned.get("godzina_od"), cleaned.get("godzina_do")
        if do and not od and "godzina_od" not in self.errors:
            self.add_error("godzina_od", "Podaj też godzinę, od której trwała sesja.")
        if od and do and do <= od:
            self.add_error("godzina_do", "Koniec musi być po początku, tego samego dnia.")
            return cleaned
        if "inny_czas" in cleaned:
            self._clean_czas(cleaned, minutes_between(od, do) if od and do else None)
        return cleaned

    def _clean_czas(self, cleaned, between):
        """The time follows from the hours, unless it is given; then both must agree."""
        chosen = cleaned["inny_czas"] or cleaned.get("czas")
        if chosen is None and between is None:
            self.add_error("czas", "Wybierz czas albo wpisz inny.")
        elif chosen is None and not MIN_MINUT <= between <= MAX_MINUT:
            self.add_error("godzina_do", "Sesja trwa od 5 minut do 12 godzin.")
        elif chosen is not None and between is not None and chosen != between:
            self.add_error("godzina_do", f"Od tej do tej godziny jest {between} min, nie {chosen}.")
        cleaned["minuty"] = chosen or between

    @property
    def proces_pk(self):
        return self.cleaned_data["proces"] if "proces" in self.fields else self.procesy[0].pk

    @property
    def wpis(self):
        cleaned = self.cleaned_data
        return WpisSesji(
            data_sesji=cleaned["data_sesji"],
            minuty=cleaned["minuty"],
            forma=cleaned["forma"],
            temat=cleaned["temat"],
            ustalenia=cleaned["ustalenia"],
            uczestnicy=tuple(cleaned["uczestnicy"]),
            godzina_od=cleaned["godzina_od"],
            etap=cleaned["etap"],
            powod_wyjatku=cleaned["powod_wyjatku"],
            zadania=self.zadania.wpisy if self.zadania.is_bound else None,
            pliki=tuple(cleaned["pliki"]),
        )

    @property
    def pokaz_powod(self):
        """The reason is asked only where one is needed."""
        return bool(self["powod_wyjatku"].value() or getattr(self, "wyjatek", False))

    @property
    def ma_wiecej(self):
        """Something beside the few fields that every session has is filled in or wrong."""
        names = ("godzina_od", "godzina_do", "etap", "uczestnicy", "ustalenia", "pliki")
        filled = any(self[name].value() or self[name].errors for name in names)
        steps = any(form["tresc"].value() or form.errors for form in self.zadania)
        return filled or steps or self.uwaga is not None

    def grupy_uczestnikow(self):
        """Members to tick, by Proces; the page without a script shows all of them."""
        ticked = {str(value) for value in self["uczestnicy"].value() or []}
        return [
            {
                "proces": proces,
                "osoby": [
                    {"osoba": osoba, "is_checked": str(osoba.pk) in ticked}
                    for osoba in self.czlonkowie
                    if osoba.proces_id == proces.pk
                ],
            }
            for proces in self.procesy
        ]

    def add_domain_error(self, error):
        """Beside the field that has to change, if the error knows it."""
        pole = getattr(error, "pole", None)
        self.wyjatek = isinstance(error, WyjatekError)
        self.add_error(pole if pole in self.fields else None, str(error))


class SesjaWithdrawForm(forms.Form):
    powod = forms.CharField(
        label="Powód",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zobaczą go osoby z zespołu, drugi doradca i koordynator.",
        error_messages={"required": "Napisz, dlaczego wycofujesz sesję."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)


class UwagaForm(forms.Form):
    """The lider objects to a session."""

    tresc = forms.CharField(
        label="Co się nie zgadza",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Na przykład: rozmowa trwała 45, nie 60 minut.",
        error_messages={"required": "Napisz, co się nie zgadza."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)


class OdpowiedzForm(forms.Form):
    """The advisor answers an objection without changing the session."""

    odpowiedz = forms.CharField(
        label="Odpowiedź",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Napisz odpowiedź dla lidera."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)
