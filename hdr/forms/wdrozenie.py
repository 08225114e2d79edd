from crispy_forms.helper import FormHelper
from django import forms
from django.utils import timezone

from hdr.enums import StanDzialania
from hdr.models import PomiarWskaznika


class PostepForm(forms.Form):
    stan = forms.ChoiceField(
        label="Stan",
        choices=StanDzialania,
        widget=forms.RadioSelect,
        error_messages={"required": "Wybierz stan działania."},
    )
    procent = forms.IntegerField(
        label="Wykonano (%)",
        min_value=0,
        max_value=100,
        required=False,
        widget=forms.NumberInput(attrs={"step": 5, "inputmode": "numeric"}),
        help_text="Potrzebne tylko przy działaniu w toku.",
    )
    notatka = forms.CharField(
        label="Notatka", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, dzialanie, **kwargs):
        initial = {"stan": dzialanie.stan, "procent": dzialanie.procent}
        super().__init__(*args, initial=initial, auto_id=f"postep-{dzialanie.pk}-%s", **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean(self):
        data = super().clean()
        stan = data.get("stan")
        if stan == StanDzialania.W_TOKU and data.get("procent") is None and not self.errors:
            self.add_error("procent", "Podaj, ile wykonano, od 0 do 100.")
        if stan == StanDzialania.ZANIECHANE and not data.get("notatka"):
            self.add_error("notatka", "Napisz, dlaczego działanie zaniechano.")
        data["procent"] = data.get("procent") or 0
        return data


class PomiarForm(forms.ModelForm):
    class Meta:
        model = PomiarWskaznika
        fields = ["data_pomiaru", "wartosc", "notatka"]
        widgets = {
            "data_pomiaru": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "notatka": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["data_pomiaru"].initial = timezone.localdate
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
