from django import forms

from diagnoza.enums import KategoriaPrzyczyny
from diagnoza.models import Problem, Przyczyna


class ProblemForm(forms.Form):
    nazwa = forms.CharField(
        label="Nowy problem", max_length=250, error_messages={"required": "Nazwij problem."}
    )


class PrzyczynaForm(forms.Form):
    tresc = forms.CharField(
        label="Nowa przyczyna", max_length=2000, error_messages={"required": "Napisz przyczynę."}
    )
    wyzsza = forms.ModelChoiceField(
        Przyczyna.objects.none(), label="Dlaczego tak jest", required=False
    )
    kategoria = forms.ChoiceField(
        choices=[("", "bez rodzaju"), *KategoriaPrzyczyny.choices], required=False
    )

    def __init__(self, *args, problem: Problem, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wyzsza"].queryset = problem.przyczyny.current()


class PriorytetForm(forms.Form):
    problem = forms.ModelChoiceField(
        Problem.objects.none(),
        label="Z której luki wynika",
        required=False,
    )
    nazwa = forms.CharField(label="Nowy priorytet", max_length=250, required=False)

    def __init__(self, *args, diagnoza, **kwargs):
        super().__init__(*args, **kwargs)
        if diagnoza is not None:
            self.fields["problem"].queryset = diagnoza.problemy.current()

    def clean(self):
        data = super().clean()
        problem = data.get("problem")
        if not data.get("nazwa") and not (problem and problem.luka):
            self.add_error("nazwa", "Nazwij priorytet albo wskaż problem z opisaną luką.")
        return data
