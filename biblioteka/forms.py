from django import forms
from django.core.validators import MaxLengthValidator

from biblioteka.enums import Kontynuacja
from biblioteka.models import Ankieta
from biblioteka.queries import KOLEJNOSCI
from doradztwo.forms import helper
from jst.enums import RodzajJst

MAX_ZNAKOW = 5000


class SzukajForm(forms.Form):
    """Filters of the library; a value that is not offered is left out, never an error."""

    q = forms.CharField(
        label="Szukaj",
        max_length=100,
        required=False,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": "np. wskaźniki, sieć szkół"}
        ),
    )
    edycja = forms.ChoiceField(label="Edycja", required=False)
    rodzaj = forms.MultipleChoiceField(
        label="Rodzaj samorządu", required=False, widget=forms.CheckboxSelectMultiple
    )
    wojewodztwo = forms.ChoiceField(label="Województwo", required=False)
    obszar = forms.ChoiceField(label="Obszar", required=False)
    kolejnosc = forms.ChoiceField(label="Kolejność", choices=KOLEJNOSCI, required=False)

    def __init__(self, *args, wybory, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["edycja"].choices = [("", "wszystkie"), *wybory.edycje]
        self.fields["rodzaj"].choices = wybory.rodzaje
        self.fields["wojewodztwo"].choices = [("", "wszystkie"), *wybory.wojewodztwa]
        self.fields["obszar"].choices = [("", "wszystkie"), *wybory.obszary]
        self.helper = helper(self)

    @property
    def wybrane(self) -> list[tuple[str, str]]:
        """(what is chosen, address without it) of every filter in use."""
        chosen = []
        for name, value in self.filtry.items():
            labels = dict(getattr(self.fields[name], "choices", ()))
            for one in value if isinstance(value, list) else [value]:
                if name != "kolejnosc":
                    rest = self.data.copy()
                    rest.pop("strona", None)
                    rest.setlist(name, [kept for kept in rest.getlist(name) if kept != one])
                    counted = name == "rodzaj"
                    text = RodzajJst(one).label if counted else labels.get(one, f"„{one}”")
                    chosen.append((str(text), "?" + rest.urlencode()))
        return chosen

    @property
    def filtry(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class PotwierdzenieForm(forms.Form):
    """One box to tick: consent of the Jst, or the word of the coordinator that it was read."""

    potwierdzam = forms.BooleanField(error_messages={"required": "Zaznacz, żeby potwierdzić."})

    def __init__(self, *args, zdanie, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["potwierdzam"].label = zdanie
        self.helper = helper(self)


class PublikujForm(PotwierdzenieForm):
    """Carries the number of the version on the page: the word is about what was read."""

    numer = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)


class AnkietaForm(forms.ModelForm):
    kontynuacja = forms.ChoiceField(
        label="Czy działania z HDR trwają?",
        choices=Kontynuacja,
        widget=forms.RadioSelect,
        error_messages={"required": "Wybierz jedną odpowiedź."},
    )

    class Meta:
        model = Ankieta
        fields = ["kontynuacja", "co_dziala", "co_dalej", "publicznie"]
        labels = {
            "co_dziala": "Co się utrzymało?",
            "co_dalej": "Co się zmieniło i co planujecie dalej?",
            "publicznie": "Tę odpowiedź można pokazać obok opublikowanego HDR",
        }
        widgets = {
            "co_dziala": forms.Textarea(attrs={"rows": 4, "maxlength": MAX_ZNAKOW}),
            "co_dalej": forms.Textarea(attrs={"rows": 4, "maxlength": MAX_ZNAKOW}),
        }
        help_texts = {
            "publicznie": "Nie wpisuj nazwisk. Zgodę cofa lider na stronie publikacji HDR."
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("co_dziala", "co_dalej"):
            # A limit given to a field that stands already checks nothing by itself.
            self.fields[name].validators.append(MaxLengthValidator(MAX_ZNAKOW))
        self.helper = helper(self)


class MiejsceForm(forms.Form):
    """Where in one's own HDR a copied goal or action goes."""

    miejsce = forms.ChoiceField(
        label="Dokąd w naszym HDR",
        error_messages={"required": "Wybierz miejsce w HDR.", "invalid_choice": "Wybierz z listy."},
    )

    def __init__(self, *args, grupy, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["miejsce"].choices = grupy
        self.helper = helper(self)
