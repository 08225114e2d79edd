from crispy_forms.helper import FormHelper
from django import forms
from django.utils import timezone

from sesje.czas import parse_minutes
from sesje.enums import FormaSesji
from sesje.services.sesje import WpisSesji

CZASY = (15, 30, 45, 60, 90)
MIN_MINUT, MAX_MINUT = 5, 720


class SesjaForm(forms.Form):
    """``jst`` are pairs (Proces, text of the option); with one of them nothing is to be chosen."""

    proces = forms.TypedChoiceField(label="JST", coerce=int)
    data_sesji = forms.DateField(
        label="Data sesji",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
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
    wersja = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, jst, czlonkowie, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.czlonkowie = czlonkowie
        self.procesy = [proces for proces, _ in jst]
        self.fields["data_sesji"].widget.attrs["max"] = timezone.localdate().isoformat()
        self.fields["uczestnicy"].choices = [(osoba.pk, str(osoba)) for osoba in czlonkowie]
        if len(jst) == 1:
            del self.fields["proces"]
        else:
            options = [(proces.pk, text) for proces, text in jst]
            self.fields["proces"].choices = [("", "Wybierz JST"), *options]
            self.fields["proces"].error_messages["required"] = "Wybierz JST."

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
        if "inny_czas" in cleaned and not cleaned["inny_czas"] and not cleaned.get("czas"):
            self.add_error("czas", "Wybierz czas albo wpisz inny.")
        return cleaned

    @property
    def proces_pk(self):
        return self.cleaned_data["proces"] if "proces" in self.fields else self.procesy[0].pk

    @property
    def wpis(self):
        cleaned = self.cleaned_data
        return WpisSesji(
            data_sesji=cleaned["data_sesji"],
            # What is typed is the later thought: a button stays pressed.
            minuty=cleaned["inny_czas"] or cleaned["czas"],
            forma=cleaned["forma"],
            temat=cleaned["temat"],
            ustalenia=cleaned["ustalenia"],
            uczestnicy=tuple(cleaned["uczestnicy"]),
        )

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
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
