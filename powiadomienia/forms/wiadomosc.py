from django import forms

from powiadomienia import rodzaje
from powiadomienia.enums import StatusWiadomosci


class FiltrWiadomosciForm(forms.Form):
    status = forms.ChoiceField(
        label="Stan",
        required=False,
        choices=[("", "wszystkie"), *StatusWiadomosci.choices],
    )
    rodzaj = forms.ChoiceField(label="Rodzaj", required=False)
    odbiorca = forms.CharField(
        label="Odbiorca",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    proces = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rodzaj"].choices = [("", "wszystkie"), *rodzaje.get_choices()]
        for name, field in self.fields.items():
            if name == "proces":
                continue
            kind = "form-control" if name == "odbiorca" else "form-select"
            field.widget.attrs["class"] = (
                f"{kind} form-control-sm" if kind == "form-control" else (f"{kind} form-select-sm")
            )

    def filter(self, queryset):
        """Rows that fit; a filter with a wrong value filters nothing."""
        chosen = self.cleaned_data if self.is_valid() else {}
        for name in ("status", "rodzaj"):
            if chosen.get(name):
                queryset = queryset.filter(**{name: chosen[name]})
        if chosen.get("proces"):
            queryset = queryset.filter(proces_pk=chosen["proces"])
        if chosen.get("odbiorca"):
            queryset = queryset.for_recipient(chosen["odbiorca"])
        return queryset
