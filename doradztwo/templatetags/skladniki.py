"""Components small enough to be a tag. Builtins of every template; larger ones are includes."""

import uuid

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

from doradztwo.teksty import initials, short_date

register = template.Library()

STANY = ("gotowe", "toku", "czeka", "pilne", "pauza", "przed")

# key, text, URL name; each takes the number of the Proces
ZAKLADKI = (
    ("sciezka", "Ścieżka", "cykl:proces_detail"),
    ("zespol", "Zespół", "edycje:zespol_detail"),
    ("wynik", "Arkusz i wynik", "wynik:wynik_detail"),
    ("dane", "Dane", "zbiory:dane_list"),
    ("diagnoza", "Diagnoza", "diagnoza:diagnoza_detail"),
    ("hdr", "HDR", "hdr:hdr_detail"),
    ("spotkania", "Spotkania", "spotkania:spotkanie_list"),
    ("sesje", "Sesje", "sesje:sesja_list"),
    ("podsumowanie", "Podsumowanie", "podsumowanie:podsumowanie_detail"),
    ("dokumenty", "Dokumenty", "raporty:dokument_list"),
)

# Made by ``manage.py demo`` and by nothing else; printed on its sign-in page on purpose.
HASLO_POKAZOWE = "Doradztwo-demo-1"
# Label and help of fields that the library names in English or clumsily.
POLA_ALLAUTH = {
    "name": ("Nazwa klucza", ""),
    "passwordless": (
        "Loguj mnie samym kluczem, bez hasła",
        "Urządzenie poprosi wtedy o odcisk palca, twarz albo PIN.",
    ),
    "code": ("Kod", ""),
}
KONTA_POKAZOWE = (
    ("administrator", "admin"),
    ("koordynator", "koordynator"),
    ("doradca ROS", "ros"),
    ("doradca PRO", "pro"),
    ("lider zespołu", "lider"),
    ("członek zespołu", "czlonek"),
    ("decydent", "decydent"),
    ("obserwator", "obserwator"),
)


@register.simple_tag
def klucz_formularza():
    """Key of this copy of the form: the same key sent twice saves once."""
    return format_html('<input type="hidden" name="_klucz" value="{}">', uuid.uuid4())


@register.simple_tag
def ikona(nazwa, klasa=""):
    """{% ikona "ok" %}; names are symbols of components/ikony.html. Always beside a text."""
    return format_html(
        '<svg class="i{}{}" aria-hidden="true"><use href="#i-{}"/></svg>',
        " " if klasa else "",
        klasa,
        nazwa,
    )


def _state_icon(state):
    return "ok" if state == "gotowe" else state


@register.simple_tag
def stan(state, text):
    """{% stan "toku" "w toku" %}: label of a state in running text, lists and headers."""
    return format_html(
        '<span class="stan s-{}">{}{}</span>', state, ikona(_state_icon(state)), text
    )


@register.simple_tag
def pole_stanu(state, text):
    """{% pole_stanu "pilne" "11 dni po" %}: the same in a cell of a dense table."""
    return format_html(
        '<span class="pole s-{}">{}{}</span>', state, ikona(_state_icon(state)), text
    )


@register.simple_tag
def krazek(nazwisko, klasa=""):
    """{% krazek osoba "inicjaly-male" %}: initials in a circle, decoration beside the name."""
    name = str(nazwisko)
    colour = ("", " inicjaly-2", " inicjaly-3")[sum(map(ord, name)) % 3]
    return format_html(
        '<span class="inicjaly{}{}{}" aria-hidden="true">{}</span>',
        colour,
        " " if klasa else "",
        klasa,
        initials(name),
    )


@register.inclusion_tag("components/kto_widzi.html")
def kto_widzi(lista):
    """{% kto_widzi lista %}: who sees this document or note; a list of short texts."""
    return {"lista": lista}


@register.inclusion_tag("components/zakladki.html")
def zakladki_procesu(proces, active):
    """Tabs of a Proces; a tab whose page does not exist is left out."""
    tabs = []
    for key, text, name in ZAKLADKI:
        try:
            url = reverse(name, args=[proces.pk])
        except NoReverseMatch:
            continue
        tabs.append({"nazwa": text, "url": url, "is_current": key == active})
    return {"zakladki": tabs, "nazwa_nawigacji": "Strony procesu"}


@register.simple_tag
def poziom_komunikatu(message):
    """State of a message of django.contrib.messages."""
    tags = message.level_tag
    return {"success": "gotowe", "error": "pilne", "warning": "czeka"}.get(tags, "toku")


@register.simple_tag
def stan_procesu(proces):
    """State of a Proces as a label: stage while it runs, else why it does not."""
    if proces.status == "aktywny":
        return stan("toku", f"etap {proces.etap}")
    state = "gotowe" if proces.status == "zakonczony" else "pauza"
    return stan(state, proces.get_status_display())


@register.inclusion_tag("components/zamkniety_proces.html")
def zamkniety_proces(proces):
    """Banner of a read-only Proces, with the reason of a pause (then one query)."""
    reason = ""
    if proces.status == "wstrzymany":
        pause = proces.wstrzymania.filter(do=None).first()
        sentence = "Proces jest wstrzymany."
        if pause is not None:
            sentence = f"Proces jest wstrzymany od {short_date(pause.od)}."
            reason = pause.powod
    elif proces.status == "rezygnacja":
        sentence = "Samorząd zrezygnował z udziału."
    elif proces.status == "zakonczony":
        sentence = "Proces jest zakończony."
    elif not proces.is_open:
        ended = proces.edycja.status == "zakonczona"
        sentence = "Edycja jest zakończona." if ended else "Edycja jest jeszcze w przygotowaniu."
    else:
        sentence = ""
    return {"zdanie": sentence, "powod": reason}


@register.filter
def bez_podpowiedzi(form):
    """A form of allauth in our words, without placeholders (never a label) and links in help."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        field.label, field.help_text = POLA_ALLAUTH.get(name, (field.label, field.help_text))
        if "<a " in str(field.help_text):
            field.help_text = ""
    return form


@register.simple_tag
def konta_pokazowe():
    """Accounts of the demonstration, one per role; none outside a demonstration."""
    if not settings.INSTALACJA_POKAZOWA:
        return []
    return [
        {"nazwa": nazwa, "email": f"{login}@example.org", "haslo": HASLO_POKAZOWE}
        for nazwa, login in KONTA_POKAZOWE
    ]
