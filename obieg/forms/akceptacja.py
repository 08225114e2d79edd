"""Forms of the personal link and of the signed PDF."""

from crispy_forms.helper import FormHelper
from django import forms

from doradztwo.pliki import PDF, PlikField
from doradztwo.teksty import visible_text
from obieg.forms.obieg import AkceptacjaForm
from obieg.services.akceptacje import Oswiadczenie


class LinkForm(forms.Form):
    email = forms.EmailField(
        label="Adres e-mail decydenta",
        max_length=254,
        help_text="Kto ma odnośnik, może zdecydować. Podaj adres, który czyta sam decydent.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True


class OdnosnikForm(AkceptacjaForm):
    """The decision behind a link: who says so is stated, since nobody signs in."""

    osoba = forms.CharField(
        label="Twoje imię i nazwisko",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Podaj imię i nazwisko."},
    )
    funkcja = forms.CharField(
        label="Twoja funkcja",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        error_messages={"required": "Podaj funkcję, na przykład „burmistrz”."},
    )
    oswiadczenie = forms.BooleanField(
        label="Oświadczam, że podane dane są moje i że decyduję w imieniu samorządu.",
        error_messages={"required": "Zaznacz oświadczenie. Bez niego decyzja nie jest ważna."},
    )
    field_order = ["numer", "decyzja", "uwagi", "osoba", "funkcja", "oswiadczenie"]

    def __init__(self, data=None, *, link, **kwargs):
        super().__init__(data, wersja=link.wersja_hdr, **kwargs)
        czlonek = link.czlonek
        self.initial |= {
            "osoba": str(czlonek),
            "funkcja": czlonek.stanowisko or czlonek.get_funkcja_display(),
        }

    def clean_osoba(self):
        name = visible_text(self.cleaned_data["osoba"])
        if " " not in name:
            raise forms.ValidationError("Podaj imię i nazwisko.")
        return name

    def clean_funkcja(self):
        text = visible_text(self.cleaned_data["funkcja"])
        if not text:
            raise forms.ValidationError(self.fields["funkcja"].error_messages["required"])
        return text

    def get_oswiadczenie(self) -> Oswiadczenie:
        data = self.cleaned_data
        return Oswiadczenie(data["osoba"], data["funkcja"], data["decyzja"], data["uwagi"])


class PodpisanyForm(forms.Form):
    """Carries the number of the version on the page: the file is about what was read."""

    numer = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    plik = PlikField(label="Podpisany plik PDF", dozwolone=(PDF,))

    def __init__(self, data=None, files=None, *, wersja):
        super().__init__(data, files, initial={"numer": wersja.numer})
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
