from django import forms

from kalendarz.enums import RodzajZdarzenia


class FiltrKalendarzaForm(forms.Form):
    """Filters of the page; a wrong value filters nothing."""

    rodzaj = forms.ChoiceField(
        label="Co pokazać", required=False, choices=[("", "wszystko"), *RodzajZdarzenia.choices]
    )
    jst = forms.CharField(label="JST", required=False, max_length=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rodzaj"].widget.attrs["class"] = "form-select form-select-sm"
        self.fields["jst"].widget.attrs["class"] = "form-control form-control-sm"

    @property
    def filtry(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}

    @property
    def is_filtered(self) -> bool:
        return any(self.filtry.values())
