from pathlib import PurePath

from django import forms
from django.core.files.uploadedfile import UploadedFile

from doradztwo.forms import DateInput, PlikField, helper
from doradztwo.pliki import PNG, stored_name
from edycje.models import Edycja, Grupa
from edycje.services.szablony import Wzor, load_szablony, wzor_from_edycja
from obszary.enums import StatusWersjiArkusza
from obszary.models import WersjaArkusza


def published_wersje():
    return WersjaArkusza.objects.filter(status=StatusWersjiArkusza.OPUBLIKOWANA)


class EdycjaCreateForm(forms.Form):
    """A new edition: what it starts from and when. The preview shows the resulting windows."""

    nazwa = forms.CharField(
        label="Nazwa edycji",
        max_length=150,
        help_text="Na przykład „Doradztwo dla JST 2026/2027”. Stoi na każdym dokumencie.",
    )
    wzor = forms.ChoiceField(
        label="Według czego",
        help_text="Szablon z dokumentów ORE albo kopia wcześniejszej edycji.",
    )
    od = forms.DateField(
        label="Pierwszy dzień",
        widget=DateInput,
        help_text="Wszystkie okna kroków przesuną się o tyle samo dni; "
        "z weekendów trafią na dni robocze.",
    )
    wersja_arkusza = forms.ModelChoiceField(
        WersjaArkusza.objects.none(), label="Wersja arkusza", empty_label=None
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.edycje = {
            f"edycja-{edycja.pk}": edycja for edycja in Edycja.objects.visible_to(user)[:200]
        }
        self.fields["wzor"].choices = [
            ("Szablony", [(wzor.klucz, wzor.etykieta) for wzor in load_szablony().values()]),
            *(
                [("Kopia edycji", [(key, str(edycja)) for key, edycja in self.edycje.items()])]
                if self.edycje
                else []
            ),
        ]
        self.fields["wersja_arkusza"].queryset = published_wersje()
        self.helper = helper(self)

    def clean_nazwa(self):
        nazwa = self.cleaned_data["nazwa"]
        if Edycja.objects.filter(nazwa__iexact=nazwa).exists():
            raise forms.ValidationError("Edycja o tej nazwie już istnieje. Podaj inną.")
        return nazwa

    def get_wzor(self) -> Wzor:
        key = self.cleaned_data["wzor"]
        edycja = self.edycje.get(key)
        return wzor_from_edycja(edycja) if edycja else load_szablony()[key]


class EdycjaForm(forms.ModelForm):
    logo = PlikField(
        label="Pasek logotypów do dokumentów",
        dozwolone=(PNG,),
        required=False,
        # No link to the file that is there: files are served only by views that check.
        widget=forms.FileInput,
    )

    class Meta:
        model = Edycja
        fields = [
            "nazwa",
            "numer_projektu",
            "od",
            "do",
            "zespol_min",
            "zespol_max",
            "spotkania_w_jst",
            "minuty_miesiecznie",
            "przenoszenie_godzin",
            "obszary_max",
            "etykieta_ros",
            "etykieta_pro",
            "wersja_arkusza",
            "logo",
        ]
        widgets = {"od": DateInput, "do": DateInput}
        help_texts = {
            "spotkania_w_jst": "Tyle spotkań w JST mają też mieć kroki edycji.",
            "minuty_miesiecznie": "Należne od każdego z dwóch doradców, w każdym procesie.",
            "przenoszenie_godzin": "Czy minuty zapisane ponad wymagane liczą się później.",
            "obszary_max": "1 albo 2. Przy dwóch zespół może dobrać drugi obszar; nie musi. "
            "Po zmianie na 1 drugie obszary już wybrane zostają.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.is_szkic:
            self.fields["wersja_arkusza"].queryset = published_wersje() | (
                WersjaArkusza.objects.filter(pk=self.instance.wersja_arkusza_id)
            )
        else:
            # Old answers stay readable for ever: the version is frozen once the edition runs.
            del self.fields["wersja_arkusza"]
        self.helper = helper(self)

    def clean_logo(self):
        logo = self.cleaned_data["logo"]
        if isinstance(logo, UploadedFile):
            logo.name = PurePath(stored_name(logo.rodzaj, "logo")).name
        return logo


class GrupaForm(forms.ModelForm):
    class Meta:
        model = Grupa
        fields = ["numer", "nazwa"]
        help_texts = {"nazwa": "Na przykład „gminy wiejskie”. Może być pusta."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)

    def clean_numer(self):
        numer = self.cleaned_data["numer"]
        others = Grupa.objects.filter(edycja=self.instance.edycja_id, numer=numer)
        if others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(f"Grupa {numer} już jest w tej edycji. Wybierz inny numer.")
        return numer
