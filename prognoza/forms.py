from django import forms
from django.utils import timezone

from doradztwo.forms import PlikField, helper
from doradztwo.pliki import CSV, TXT
from prognoza.models import Prognoza, next_school_year
from prognoza.obliczenia import first_cohort
from prognoza.urodzenia import read_urodzenia, to_text
from zbiory.tabele import TabelaError

MAX_PLIK = 100_000


class UrodzeniaField(forms.CharField):
    """Year and number in each line; its value is what the model stores."""

    def __init__(self, **kwargs):
        super().__init__(
            widget=forms.Textarea(
                attrs={"rows": 12, "class": "wpis-tabeli", "wrap": "off", "spellcheck": "false"}
            ),
            strip=False,
            required=False,
            **kwargs,
        )

    def to_python(self, value):
        text = super().to_python(value)
        return _births(text) if text.strip() else {}

    def validate(self, value):
        """Every rule is a rule of the text, told by ``to_python``."""

    def run_validators(self, value):
        """As above."""

    def prepare_value(self, value):
        if isinstance(value, dict):
            return to_text({int(rok): liczba for rok, liczba in value.items()})
        return value


def _births(text: str) -> dict[str, int]:
    try:
        return {str(rok): liczba for rok, liczba in read_urodzenia(text).items()}
    except TabelaError as error:
        raise forms.ValidationError(error.bledy) from error


class PrognozaForm(forms.ModelForm):
    """Births and assumptions. A file, when one is sent, replaces the typed numbers."""

    urodzenia = UrodzeniaField(
        label="Rok i liczba dzieci",
        help_text="W każdym wierszu rok i liczba. Możesz wkleić dwie kolumny z arkusza "
        "kalkulacyjnego. Lata bez liczby na początku i na końcu zostaną pominięte.",
    )
    plik = PlikField(
        label="albo plik CSV",
        required=False,
        dozwolone=(CSV, TXT),
        help_text="Dwie kolumny: rok i liczba. Plik zastąpi liczby wpisane wyżej.",
    )
    wersja = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta:
        model = Prognoza
        fields = [
            "urodzenia",
            "plik",
            "rodzaj",
            "zrodlo",
            "pierwszy_rok",
            "szesciolatki",
            "odroczenia",
            "migracja",
            "zmiana_urodzen",
            "niepubliczne",
            "wielkosc_oddzialu",
        ]
        widgets = {"rodzaj": forms.RadioSelect}
        help_texts = {
            "zrodlo": "Na przykład: GUS, Bank Danych Lokalnych, urodzenia żywe, lata 2011–2025.",
            "pierwszy_rok": "Prognoza obejmie dziesięć kolejnych lat szkolnych.",
            "szesciolatki": "Szkołę zaczyna się w roku, w którym dziecko kończy 7 lat. "
            "Sześciolatek może zacząć wcześniej na wniosek rodziców.",
            "odroczenia": "Dzieci z odroczonym obowiązkiem szkolnym.",
            "migracja": "Ile procent dzieci przybywa (albo ubywa, ze znakiem minus) każdego roku.",
            "zmiana_urodzen": "Dla lat, których jeszcze nie znamy. 0 to średnia z trzech "
            "ostatnich podanych lat.",
            "niepubliczne": "Dzieci, które mieszkają u Was, ale uczą się w szkołach "
            "niepublicznych albo w szkołach innego samorządu.",
            "wielkosc_oddzialu": "W klasach I–III w oddziale może być najwyżej 25 uczniów.",
        }

    def __init__(self, *args, szczebel, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rodzaj"].choices = Prognoza._meta.get_field("rodzaj").choices
        self.fields["wersja"].initial = self.instance.wersja if self.instance.pk else 0
        if self.instance.pk is None:
            self._offer_years(szczebel)
        self.helper = helper(self)

    def _offer_years(self, szczebel):
        """A new forecast begins with the years it needs, so that only numbers are typed."""
        self.instance.pierwszy_rok = next_school_year(timezone.localdate())
        self.initial["pierwszy_rok"] = self.instance.pierwszy_rok
        oldest = first_cohort(self.instance.zalozenia, szczebel)
        self.initial["urodzenia"] = "\n".join(
            f"{rok}\t" for rok in range(oldest, timezone.localdate().year)
        )

    def clean_plik(self):
        plik = self.cleaned_data["plik"]
        if plik and plik.size > MAX_PLIK:
            raise forms.ValidationError(
                "Ten plik ma więcej niż dwie krótkie kolumny. Zostaw w nim tylko rok i liczbę."
            )
        return plik

    def clean(self):
        data = super().clean()
        plik = data.get("plik")
        if plik:
            self._read_plik(plik)
        elif "urodzenia" in data and not data["urodzenia"]:
            self.add_error("urodzenia", "Wpisz w każdym wierszu rok i liczbę albo dodaj plik.")
        if data.get("urodzenia") and data.get("pierwszy_rok"):
            self._check_years(data)
        return data

    def _read_plik(self, plik):
        content = plik.read()
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1250", errors="replace")
        self.errors.pop("urodzenia", None)
        try:
            self.cleaned_data["urodzenia"] = _births(text)
        except forms.ValidationError as error:
            self.cleaned_data.pop("urodzenia", None)
            self.add_error("plik", error)

    def _check_years(self, data):
        years = [int(rok) for rok in data["urodzenia"]]
        now = timezone.localdate().year
        if max(years) > now:
            self.add_error("urodzenia", f"Rok {max(years)} jeszcze się nie zaczął. Usuń go.")
        elif abs(data["pierwszy_rok"] - now) > 15:
            self.add_error("pierwszy_rok", "Podaj rok nie dalej niż 15 lat od dziś.")

    @property
    def zmiany(self) -> dict:
        names = [name for name in self.Meta.fields if name != "plik"]
        return {name: self.cleaned_data[name] for name in names}


class WniosekForm(forms.Form):
    """The conclusion with which the forecast joins the collected data."""

    wniosek = forms.CharField(
        label="Wniosek w jednym zdaniu",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text="Podpowiadamy zdanie z liczb. Dopiszcie, co z niego wynika dla Waszych szkół.",
        error_messages={"required": "Napisz w jednym zdaniu, co z prognozy wynika."},
    )
    wersja = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)
