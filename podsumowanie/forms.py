from django import forms

from doradztwo.forms import helper


class UwagiForm(forms.Form):
    uwagi = forms.CharField(
        label="Co zespół ma poprawić",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Napisz, co zespół ma poprawić."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)
