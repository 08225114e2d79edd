from django import forms
from django.utils import timezone

from doradztwo.forms import DateInput, PlikField, helper
from zbiory.models import ProsbaODokument

DOLACZAM, ODMAWIAM = "dolaczam", "odmawiam"


class ProsbaODokumentForm(forms.ModelForm):
    class Meta:
        model = ProsbaODokument
        fields = ["tresc", "dane", "po_co", "termin"]
        widgets = {"termin": DateInput, "po_co": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "tresc": "Na przykład: uchwała w sprawie sieci szkół z ostatnich dwóch lat.",
            "dane": "Jeśli dokument należy do pozycji z listy danych, znajdzie się przy niej.",
            "po_co": "Zespołowi łatwiej znaleźć dokument, gdy wie, do czego posłuży.",
            "termin": "Lider dostanie wiadomość od razu, a po terminie przypomnienia.",
        }

    def __init__(self, *args, proces, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dane"].queryset = proces.zebrane_dane.all()
        self.fields["dane"].empty_label = "nie dotyczy żadnej pozycji"
        self.fields["po_co"].max_length = 2000
        self.helper = helper(self)

    def clean_termin(self):
        termin = self.cleaned_data["termin"]
        if termin < timezone.localdate():
            raise forms.ValidationError("Podaj termin, który jeszcze nie minął.")
        return termin

    @property
    def zmiany(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class OdpowiedzNaProsbeForm(forms.Form):
    """A file or a reason: which of them is needed follows from the choice."""

    odpowiedz = forms.ChoiceField(
        label="Odpowiedź",
        choices=[(DOLACZAM, "dołączamy dokument"), (ODMAWIAM, "nie możemy go dać")],
        widget=forms.RadioSelect,
        initial=DOLACZAM,
    )
    plik = PlikField(label="Plik", required=False)
    komentarz = forms.CharField(
        label="Komentarz do dokumentu",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    powod_odmowy = forms.CharField(
        label="Dlaczego nie możecie go dać",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Potrzebne tylko przy odmowie. Doradca zobaczy ten powód.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)

    def clean(self):
        data = super().clean()
        odpowiedz = data.get("odpowiedz")
        if odpowiedz == DOLACZAM and not data.get("plik") and "plik" not in self.errors:
            self.add_error("plik", "Wybierz plik albo zaznacz, że nie możecie go dać.")
        if odpowiedz == ODMAWIAM and not data.get("powod_odmowy"):
            self.add_error("powod_odmowy", "Napisz, dlaczego nie możecie dać tego dokumentu.")
        return data

    @property
    def is_odmowa(self) -> bool:
        return self.cleaned_data["odpowiedz"] == ODMAWIAM
