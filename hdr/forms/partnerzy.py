from django import forms

from doradztwo.forms import helper
from edycje.models import Proces
from hdr.enums import PrawoPartnera


class _ProcesField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return f"{obj.jst.nazwa_z_rodzajem}, woj. {obj.jst.wojewodztwo}"


class PartnerForm(forms.Form):
    partner = _ProcesField(
        Proces.objects.none(),
        label="Samorząd z tej edycji",
        empty_label="wybierz",
        error_messages={
            "required": "Wybierz samorząd.",
            "invalid_choice": "Tego samorządu nie można teraz dodać. Odśwież stronę.",
        },
    )
    prawo = forms.ChoiceField(
        label="Co może jego zespół",
        choices=PrawoPartnera,
        widget=forms.RadioSelect,
        error_messages={"required": "Wybierz, co może zespół partnera."},
    )

    def __init__(self, *args, procesy, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = procesy
        self.helper = helper(self)
