from django import forms
from django.utils import timezone

from doradztwo.forms import DateInput, helper
from jst.enums import Specjalizacja
from jst.models import Doradca


class DoradcaCreateForm(forms.Form):
    """A new advisor, by invitation."""

    specjalizacja = forms.ChoiceField(
        label="Specjalizacja",
        choices=[
            (Specjalizacja.ROS, "ROS: rozwój oświaty samorządowej"),
            (Specjalizacja.PRO, "PRO: personalny rozwój organizacji"),
        ],
        widget=forms.RadioSelect,
    )
    imie = forms.CharField(label="Imię", max_length=80)
    nazwisko = forms.CharField(label="Nazwisko", max_length=120)
    email = forms.EmailField(label="Adres e-mail", help_text="Wyślemy tu zaproszenie ważne 14 dni.")
    numer_umowy = forms.CharField(
        label="Numer umowy", max_length=60, required=False, help_text="Jeśli jest już znany."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)

    def clean_email(self):
        email = self.cleaned_data["email"].strip().lower()
        if Doradca.objects.filter(user__email=email).exists():
            raise forms.ValidationError("Ta osoba jest już doradcą.")
        return email


class DoradcaField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(Doradca.objects.none(), required=False, **kwargs)

    def label_from_instance(self, doradca):
        return doradca.user.get_full_name()


class PrzydzialForm(forms.Form):
    """One or two advisors for the chosen Procesy."""

    ros = DoradcaField(label="Doradca ROS", empty_label="bez zmiany")
    pro = DoradcaField(label="Doradca PRO", empty_label="bez zmiany")
    od = forms.DateField(
        label="Od kiedy",
        widget=DateInput,
        initial=timezone.localdate,
        help_text="Od tego miesiąca doradca jest winien wsparcie zdalne.",
    )
    oswiadczenie = forms.BooleanField(
        label="Doradcy złożyli dziś oświadczenie: nie ma konfliktu interesów",
        required=False,
        help_text="Zaznacz, jeśli któryś z nich nie złożył go jeszcze w systemie. "
        "Zapiszemy oświadczenie z dzisiejszą datą i Twoim nazwiskiem.",
    )
    powod = forms.CharField(
        label="Powód zmiany",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Potrzebny, gdy samorząd ma już doradcę tej specjalizacji. Zostaje w historii.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        doradcy = Doradca.objects.active().select_related("user")
        self.fields["ros"].queryset = doradcy.filter(specjalizacja=Specjalizacja.ROS)
        self.fields["pro"].queryset = doradcy.filter(specjalizacja=Specjalizacja.PRO)
        self.helper = helper(self)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("ros") or cleaned.get("pro")):
            self.add_error("ros", "Wybierz co najmniej jednego doradcę.")
        return cleaned
