from crispy_forms.helper import FormHelper
from django import forms


class PowodForm(forms.Form):
    """Every decision about a Proces by the coordinator is explained."""

    powod = forms.CharField(
        label="Powód",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zobaczą go zespół i doradcy. Zostaje w historii procesu.",
        error_messages={"required": "Napisz, dlaczego."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True


class TablicaForm(forms.Form):
    """Filters of the board; a value that is not offered is left out, never an error."""

    STANY = (
        ("", "dowolny"),
        ("po_terminie", "krok po terminie"),
        ("cisza", "bez wejścia od 21 dni"),
        ("czeka", "coś czeka na decyzję"),
        ("wstrzymane", "wstrzymane lub rezygnacja"),
        ("zakonczone", "zakończone"),
    )

    grupa = forms.ChoiceField(required=False, label="Grupa")
    wojewodztwo = forms.ChoiceField(required=False, label="Województwo")
    obszar = forms.ChoiceField(required=False, label="Obszar")
    doradca = forms.ChoiceField(required=False, label="Doradca")
    stan = forms.ChoiceField(choices=STANY, required=False, label="Stan")
    nazwa = forms.CharField(max_length=100, required=False, label="Nazwa JST")

    def __init__(self, *args, wybory, **kwargs):
        super().__init__(*args, **kwargs)
        for name, choices in wybory.items():
            all_of_them = "wszyscy" if name == "doradca" else "wszystkie"
            self.fields[name].choices = [("", all_of_them), *choices]
        for field in self.fields.values():
            is_select = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = (
                "form-select form-select-sm" if is_select else "form-control form-control-sm"
            )

    @property
    def filtry(self) -> dict:
        """Valid filters that were chosen."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
