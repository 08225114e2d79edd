from django import forms

from doradztwo.forms import helper
from obszary.models import Obszar
from wynik.models.glosowanie import PUNKTY

_NAZWY = ("Pierwszy punkt", "Drugi punkt", "Trzeci punkt")


class GlosForm(forms.Form):
    """Three points, each for one area: whatever is chosen, the sum is right."""

    def __init__(self, *args, obszary, **kwargs):
        super().__init__(*args, **kwargs)
        for number in range(PUNKTY):
            self.fields[f"punkt_{number + 1}"] = forms.ModelChoiceField(
                Obszar.objects.filter(pk__in=obszary),
                label=_NAZWY[number],
                empty_label="wybierz obszar",
                error_messages={"required": "Wybierz obszar dla tego punktu."},
            )
        self.helper = helper(self)

    @property
    def punkty(self):
        return [self.cleaned_data[f"punkt_{number + 1}"] for number in range(PUNKTY)]
