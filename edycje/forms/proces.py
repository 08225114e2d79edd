from django import forms

from doradztwo.forms import helper
from edycje.models import Edycja, Grupa
from edycje.services.dopasowanie import NAJWIECEJ_POZYCJI, Pozycja, Stan
from jst.models import Jst


class GrupaField(forms.ModelChoiceField):
    """A group of the edition, or none."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", "Grupa")
        kwargs.setdefault("required", False)
        super().__init__(Grupa.objects.none(), empty_label="bez grupy", **kwargs)


class ProcesForm(forms.Form):
    """The group of a Proces; the Jst of a new one is chosen with components/wybor_jst.html."""

    jst = forms.ModelChoiceField(
        Jst.objects.none(),
        label="Samorząd",
        error_messages={"required": "Wyszukaj i wybierz samorząd."},
    )
    grupa = GrupaField()

    def __init__(self, *args, edycja: Edycja, **kwargs):
        super().__init__(*args, **kwargs)
        self.edycja = edycja
        self.fields["jst"].queryset = Jst.objects.current()
        self.fields["grupa"].queryset = edycja.grupy.all()
        self.helper = helper(self)
        self.helper.render_unmentioned_fields = False
        self.helper.layout.fields = ["grupa"]

    def clean_jst(self):
        jst = self.cleaned_data["jst"]
        if self.edycja.procesy.filter(jst=jst).exists():
            raise forms.ValidationError(f"{jst} już jest w tej edycji. Wybierz inny samorząd.")
        return jst


class GrupaProcesuForm(forms.Form):
    grupa = GrupaField()

    def __init__(self, *args, edycja: Edycja, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["grupa"].queryset = edycja.grupy.all()
        self.helper = helper(self)


class ListaForm(forms.Form):
    """A pasted list of Jst."""

    lista = forms.CharField(
        label="Lista samorządów",
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        max_length=60_000,
        help_text="Nazwy albo kody TERYT: każdy w osobnym wierszu lub oddzielone przecinkiem, "
        "średnikiem albo tabulatorem. Na przykład „gmina Chęciny”, „powiat brzeski "
        f"(małopolskie)”, „2604033”. Najwięcej {NAJWIECEJ_POZYCJI} pozycji.",
        error_messages={"required": "Wklej co najmniej jedną nazwę lub kod TERYT."},
    )
    grupa = GrupaField()

    def __init__(self, *args, edycja: Edycja, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["grupa"].queryset = edycja.grupy.all()
        self.helper = helper(self)


def read_wybor(pozycje: list[Pozycja], post) -> set[int]:
    """What the person left chosen in the preview: only Jst that the preview really offered."""
    chosen = set()
    for pozycja in pozycje:
        offered = {str(jst.pk) for jst in pozycja.kandydaci}
        value = post.get(f"pozycja-{pozycja.numer}", "")
        if pozycja.stan not in (Stan.POWTORZONA, Stan.JUZ_W_EDYCJI) and value in offered:
            chosen.add(int(value))
    return chosen
