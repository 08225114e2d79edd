import re

from crispy_forms.helper import FormHelper
from django import forms

_ODSTEPY = re.compile(r"[\s\u2010-\u2015-]+")


class KodForm(forms.Form):
    """The short code of a document, as people retype it from paper."""

    kod = forms.CharField(
        label="Kod dokumentu",
        max_length=30,
        help_text="Jest w stopce każdej strony, na przykład HDR-7K4M-2Q9X.",
        error_messages={"required": "Wpisz kod z dokumentu."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_kod(self):
        """Upper case, three groups joined by hyphens, whatever was typed between them."""
        signs = _ODSTEPY.sub("", self.cleaned_data["kod"]).upper()
        return f"{signs[:3]}-{signs[3:7]}-{signs[7:]}"
