from django import forms

from doradztwo.forms import DateInput, helper
from edycje.models import Krok


class KrokForm(forms.ModelForm):
    """One row of the table of windows; the labels are read aloud, the header shows them."""

    class Meta:
        model = Krok
        fields = ["nazwa", "skrot", "od", "do"]
        widgets = {
            "nazwa": forms.TextInput(attrs={"class": "form-control form-control-sm"}),
            "skrot": forms.TextInput(attrs={"class": "form-control form-control-sm"}),
            "od": DateInput(attrs={"class": "form-control form-control-sm"}),
            "do": DateInput(attrs={"class": "form-control form-control-sm"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A row sent back without its id is no step of ours; its error is shown all the same.
        nazwa = self.initial.get("nazwa", "Krok")
        for field in self.fields.values():
            field.label = f"{nazwa}: {field.label}"
        # Asking for errors validates the form, which reads the labels: they come first.
        for name, field in self.fields.items():
            if self.is_bound and name in self.errors:
                field.widget.attrs["class"] += " is-invalid"
                field.widget.attrs["aria-invalid"] = "true"
                field.widget.attrs["aria-describedby"] = f"{self[name].auto_id}-blad"

    def clean(self):
        cleaned = super().clean()
        if not self.instance.pk:
            raise forms.ValidationError("Tego kroku nie ma w edycji. Odśwież stronę.")
        od, do = cleaned.get("od"), cleaned.get("do")
        if od and do and do < od:
            self.add_error("do", "Koniec jest przed początkiem. Popraw jedną z dat.")
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        # The constraint says the same as clean(), without naming the field.
        if "do" in self.errors and forms.forms.NON_FIELD_ERRORS in self.errors:
            del self._errors[forms.forms.NON_FIELD_ERRORS]


KrokFormSet = forms.modelformset_factory(Krok, form=KrokForm, extra=0)


class TerminForm(forms.Form):
    """Another window of a step for one Proces."""

    od = forms.DateField(label="Od", widget=DateInput)
    do = forms.DateField(label="Do", widget=DateInput)
    powod = forms.CharField(
        label="Powód",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text="Widzi go zespół i doradcy. Zostaje w historii.",
        error_messages={"required": "Napisz, dlaczego termin się zmienia."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)

    def clean(self):
        cleaned = super().clean()
        od, do = cleaned.get("od"), cleaned.get("do")
        if od and do and do < od:
            self.add_error("do", "Koniec jest przed początkiem. Popraw jedną z dat.")
        return cleaned
