from django import forms

from doradztwo.forms import helper
from edycje.enums import Funkcja, RolaWEdycji
from edycje.models import CzlonekZespolu
from edycje.queries import stan_zaproszenia


class CzlonekForm(forms.ModelForm):
    """A person of the team. The rules between people are checked by the service."""

    class Meta:
        model = CzlonekZespolu
        fields = [
            "imie",
            "nazwisko",
            "funkcja",
            "stanowisko",
            "email",
            "telefon",
            "is_lider",
            "is_decydent",
            "wypelnia_arkusz",
        ]
        help_texts = {
            "stanowisko": "Tak, jak ma stać w dokumentach, np. „naczelnik Wydziału Oświaty”.",
            "email": "Wyślemy tu zaproszenie ważne 14 dni. Decydent może nie mieć konta.",
            "is_lider": "Prowadzi pracę zespołu i przekazuje HDR.",
            "is_decydent": "Wójt, burmistrz, prezydent albo starosta: przyjmuje HDR.",
        }

    def __init__(self, *args, moze_lider: bool, moze_decydent: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not moze_lider:
            del self.fields["is_lider"]
        if not moze_decydent:
            del self.fields["is_decydent"]
        czlonek = self.instance
        if not moze_decydent and not czlonek.is_decydent:
            # Only a decydent may stand outside the team.
            del self.fields["wypelnia_arkusz"]
        self.fields["funkcja"].choices = [("", "wybierz funkcję"), *Funkcja.choices]
        if czlonek.pk and stan_zaproszenia(czlonek.user, czlonek.zaproszenie).is_accepted:
            # The address is that of the account; its owner changes it.
            del self.fields["email"]
        self.helper = helper(self)


class RolaForm(forms.Form):
    """A coordinator or an observer, by invitation."""

    rola = forms.ChoiceField(label="Rola", choices=RolaWEdycji, widget=forms.RadioSelect)
    imie = forms.CharField(label="Imię", max_length=80)
    nazwisko = forms.CharField(label="Nazwisko", max_length=120)
    email = forms.EmailField(label="Adres e-mail", help_text="Wyślemy tu zaproszenie ważne 14 dni.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)
