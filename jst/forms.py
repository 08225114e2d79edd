from crispy_forms.helper import FormHelper
from django import forms

from jst.models import Jst, OswiadczenieDoradcy


class OswiadczenieDoradcyForm(forms.ModelForm):
    """The Jst is chosen with components/wybor_jst.html, so its field is not drawn by crispy."""

    class Meta:
        model = OswiadczenieDoradcy
        fields = ["jst", "jest_konflikt", "opis"]
        widgets = {
            "opis": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"jst": "Samorząd", "opis": "Na czym polega konflikt"}
        help_texts = {"opis": "Potrzebny tylko wtedy, gdy konflikt jest."}

    jest_konflikt = forms.TypedChoiceField(
        label="Czy jest konflikt interesów?",
        choices=[("nie", "Nie ma konfliktu"), ("tak", "Jest konflikt")],
        coerce=lambda value: value == "tak",
        widget=forms.RadioSelect,
        help_text=(
            "Konflikt to na przykład praca w tym urzędzie lub szkole, umowa z tą JST "
            "albo bliska osoba w jej władzach."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jst"].queryset = Jst.objects.current()
        self.fields["jst"].error_messages["required"] = "Wyszukaj i wybierz samorząd."
        self.fields["jest_konflikt"].error_messages["required"] = "Wybierz jedną odpowiedź."
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.render_unmentioned_fields = False
        self.helper.layout.fields = ["jest_konflikt", "opis"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("jest_konflikt") and not cleaned.get("opis", "").strip():
            self.add_error("opis", "Opisz, na czym polega konflikt interesów.")
        return cleaned
