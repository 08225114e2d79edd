import re

from django import forms

from doradztwo.forms import DateInput, helper

_ODSTEPY = re.compile(r"[\s\u2010-\u2015-]+")


class KodForm(forms.Form):
    """The short code of a document, as people retype it from paper."""

    kod = forms.CharField(
        label="Kod dokumentu",
        max_length=30,
        help_text="Jest w stopce każdej strony, na przykład HDR-7K4M-2Q9X.",
        widget=forms.TextInput(
            attrs={"size": 20, "class": "w-auto", "autocomplete": "off", "spellcheck": "false"}
        ),
        error_messages={"required": "Wpisz kod z dokumentu."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)

    def clean_kod(self):
        """Upper case, three groups joined by hyphens, whatever was typed between them."""
        signs = _ODSTEPY.sub("", self.cleaned_data["kod"]).upper()
        return f"{signs[:3]}-{signs[3:7]}-{signs[7:]}"


class UmowaForm(forms.Form):
    """The contract of an advisor in one Edycja."""

    numer = forms.CharField(
        label="Numer umowy",
        max_length=60,
        help_text="Trafia do kart, ewidencji i protokołów tej edycji.",
        error_messages={"required": "Wpisz numer umowy."},
    )
    z_dnia = forms.DateField(label="Umowa z dnia", required=False, widget=DateInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)
