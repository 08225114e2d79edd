from crispy_forms.utils import render_crispy_form
from django import forms

from doradztwo.forms import DateInput, PlikField, helper


class WzorForm(forms.Form):
    opis = forms.CharField(label="Opis", help_text="Krótko.")
    dzien = forms.DateField(label="Dzień", required=False, widget=DateInput())
    rodzaj = forms.ChoiceField(
        label="Rodzaj",
        choices=[("a", "A"), ("b", "B")],
        widget=forms.RadioSelect,
        help_text="Jeden.",
    )
    obszary = forms.MultipleChoiceField(
        label="Obszary", choices=[("1", "1")], widget=forms.CheckboxSelectMultiple, required=False
    )
    lista = forms.ChoiceField(label="Lista", choices=[("a", "A")])
    zgoda = forms.BooleanField(label="Zgoda", help_text="Potrzebna.")
    plik = PlikField(label="Plik")
    ukryte = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(self)


def test_help_stands_between_label_and_control():
    html = render_crispy_form(WzorForm())

    assert html.index("Opis</label>".replace("</label>", "")) < html.index("Krótko.")
    assert html.index("Krótko.") < html.index('name="opis"')


def test_every_control_is_labelled_and_rendered_once():
    html = render_crispy_form(WzorForm())

    for name in ("opis", "dzien", "lista", "zgoda", "plik", "ukryte", "obszary"):
        assert html.count(f'name="{name}"') == 1
    assert html.count('name="rodzaj"') == 2
    assert html.count("<legend") == 2
    assert html.count("Jeden.") == 1
    assert "<form" not in html
    assert "csrfmiddlewaretoken" not in html


def test_error_stands_at_the_field_and_is_tied_to_it():
    html = render_crispy_form(WzorForm({}, {}))

    assert html.count('class="invalid-feedback"') == 5
    assert 'id="id_opis_error" class="invalid-feedback"' in html
    assert 'aria-describedby="id_opis_helptext id_opis_error"' in html
    assert html.count('aria-invalid="true"') >= 5


def test_date_control_gets_the_iso_form():
    html = render_crispy_form(WzorForm(initial={"dzien": "2027-02-05"}))

    assert 'type="date" name="dzien"' in html
