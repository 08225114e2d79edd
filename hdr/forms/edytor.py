from datetime import date

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Field, Layout, Row
from django import forms

from hdr.models import Cel, Dzialanie


class _DraftForm(forms.ModelForm):
    """Controls of one row of the draft: nothing is required, ids are unique on the page."""

    prefiks = ""

    def __init__(self, *args, pole="", **kwargs):
        instance = kwargs["instance"]
        super().__init__(*args, auto_id=f"{self.prefiks}-{instance.pk}-%s", **kwargs)
        for name, field in self.fields.items():
            field.required = False
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 2
            if isinstance(field.widget, forms.DateInput):
                field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            if name == pole:
                field.widget.attrs["autofocus"] = True
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = self.build_layout()

    @property
    def bazy(self):
        """What each control started from, for saving without a script."""
        return [(name, _control_text(self[name].value())) for name in self.fields]


def _control_text(value):
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


class CelForm(_DraftForm):
    prefiks = "cel"

    class Meta:
        model = Cel
        fields = [
            "tresc",
            "wskaznik",
            "wartosc_bazowa",
            "wartosc_docelowa",
            "jednostka",
            "zrodlo_danych",
            "priorytet",
        ]
        help_texts = {
            "tresc": "Co, u kogo i do kiedy ma się zmienić, jednym zdaniem. Na przykład: do "
            "30 września każda z 9 placówek ma roczny plan wspomagania.",
            "wskaznik": "Co policzycie, żeby sprawdzić efekt. Na przykład: liczba placówek "
            "z planem wspomagania.",
            "wartosc_bazowa": "Ile jest dziś. Zero też jest wartością.",
            "wartosc_docelowa": "Ambitnie, ale w zasięgu Waszych sił i pieniędzy.",
            "jednostka": "Na przykład: placówki, %, godziny.",
            "zrodlo_danych": "Kto i gdzie to policzy. Na przykład: plany złożone w urzędzie.",
            "priorytet": "Cel ma odpowiadać na lukę z tego priorytetu.",
        }

    def __init__(self, *args, priorytety, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["priorytet"].choices = [
            (one.priorytet.pk, f"{one.numer}. {one.priorytet.nazwa}")
            for one in priorytety
            if not one.is_usuniety or one.priorytet.pk == self.instance.priorytet_id
        ]

    def build_layout(self):
        return Layout(
            Field("tresc"),
            Field("wskaznik"),
            Row(
                Column(Field("wartosc_bazowa"), css_class="col-6 col-md-4"),
                Column(Field("wartosc_docelowa"), css_class="col-6 col-md-4"),
                Column(Field("jednostka"), css_class="col-md-4"),
                css_class="g-3",
            ),
            Row(
                Column(Field("zrodlo_danych"), css_class="col-md-6"),
                Column(Field("priorytet"), css_class="col-md-6"),
                css_class="g-3",
            ),
        )


class DzialanieForm(_DraftForm):
    prefiks = "dzialanie"

    class Meta:
        model = Dzialanie
        fields = [
            "tresc",
            "od",
            "do",
            "odpowiedzialny",
            "odpowiedzialny_inny",
            "wspolpracuja_inni",
            "narzedzie_wlasne",
            "zasoby",
            "koszt",
            "zrodlo_finansowania",
            "zrodlo_opis",
            "rezultat",
            "ryzyko",
            "odpowiedz_na_ryzyko",
        ]
        help_texts = {
            "koszt": "Na przykład 12 500,50 zł.",
            "zrodlo_opis": "Na przykład środki na doskonalenie nauczycieli, dział 801.",
            "ryzyko": "Na przykład szkoły nie oddadzą ankiet w terminie.",
            "odpowiedz_na_ryzyko": "Na przykład przypomnienie i rozmowa na naradzie dyrektorów.",
            "rezultat": "Po czym poznacie, że działanie się udało. Szkic możecie zapisać bez tego.",
        }

    def __init__(self, *args, zespol, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["odpowiedzialny"].choices = [
            ("", "nikt z zespołu"),
            *((one.pk, f"{one}, {one.rola_opis}") for one in zespol),
        ]

    # What every action needs is seen at once; the rest opens when somebody looks for it.
    # Title, controls with their width, prefixes of the boxes that belong there.
    GRUPY = (
        ("Narzędzia", (("narzedzie_wlasne", ""),), ("narzedzie-",)),
        ("Kto współpracuje", (("wspolpracuja_inni", ""),), ("wspolpracuje-",)),
        (
            "Zasoby i pieniądze",
            (
                ("zasoby", ""),
                ("koszt", "col-6 col-md-3"),
                ("zrodlo_finansowania", "col-6 col-md-3"),
                ("zrodlo_opis", "col-md-6"),
            ),
            (),
        ),
        ("Ryzyko", (("ryzyko", "col-md-6"), ("odpowiedz_na_ryzyko", "col-md-6")), ()),
        ("Zależy od innych działań", (), ("zalezy-",)),
    )

    def build_layout(self):
        return Layout(
            Field("tresc"),
            Row(
                Column(Field("od"), css_class="col-6 col-md-3"),
                Column(Field("do"), css_class="col-6 col-md-3"),
                css_class="g-3",
            ),
            Row(
                Column(Field("odpowiedzialny"), css_class="col-md-6"),
                Column(Field("odpowiedzialny_inny"), css_class="col-md-6"),
                css_class="g-3",
            ),
            Field("rezultat"),
        )

    def grupy(self, sekcje):
        """Groups of the rest with their boxes; one that needs attention comes open."""
        by_prefix = {one["prefiks"]: one for one in sekcje}
        groups = []
        for tytul, controls, prefixes in self.GRUPY:
            fields = [(self[name], width or "col-12") for name, width in controls]
            boxes = [by_prefix[one] for one in prefixes if one in by_prefix]
            count = sum(bool(str(field.value() or "").strip()) for field, _ in fields)
            count += sum(one["ile"] for one in boxes)
            if fields or boxes:
                groups.append(
                    {
                        "tytul": boxes[0]["tytul"] if boxes else tytul,
                        "pola": fields,
                        "sekcje": boxes,
                        "ile": count,
                        "otwarta": any(self._is_wanted(field) for field, _ in fields),
                    }
                )
        return groups

    @staticmethod
    def _is_wanted(field):
        return bool(field.errors) or "autofocus" in field.field.widget.attrs
