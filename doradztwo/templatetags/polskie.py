"""Filters of the Polish page: plurals, dates, numbers, typography. Builtins of every template."""

import re
from datetime import date

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from doradztwo import teksty

register = template.Library()

_TAGS = re.compile(r"(<[^>]*>)")


def _empty(value):
    return value is None or value == ""


@register.filter
def odmiana(number, forms):
    """{{ n|odmiana:"sesja,sesje,sesji" }} → 5 sesji"""
    if _empty(number):
        return teksty.EN_DASH
    return teksty.counted(number, forms)


@register.filter
def odmiana_slowa(number, forms):
    """{{ n|odmiana_slowa:"sesja,sesje,sesji" }} → sesji (without the number)"""
    return "" if _empty(number) else teksty.plural(number, forms)


@register.filter
def liczba_pl(number, places=None):
    """{{ 2.5|liczba_pl }} → 2,5; {{ 2.5|liczba_pl:2 }} → 2,50"""
    return teksty.format_number(number, places)


@register.filter
def minuty(value):
    """75 → 1 h 15 min"""
    return teksty.EN_DASH if _empty(value) else teksty.format_minutes(value)


@register.filter
def data_slownie(value, styl=""):
    """środa, 31 marca 2027; styl: "bez_roku", "bez_dnia" (tygodnia) or both with a comma."""
    if _empty(value):
        return teksty.EN_DASH
    return teksty.long_date(value, weekday="bez_dnia" not in styl, year="bez_roku" not in styl)


@register.filter
def z_iso(text):
    """Date stored as text in a document: {{ dzialanie.od|z_iso|data_krotka }}"""
    return date.fromisoformat(text) if text else None


@register.filter
def data_krotka(value):
    """5.02.2027"""
    return teksty.EN_DASH if _empty(value) else teksty.short_date(value)


@register.filter
def zakres_dat(start, end):
    """{{ od|zakres_dat:do }} → 19–20.05.2027"""
    return teksty.date_range(start or None, end or None)


@register.filter
def godzina(value):
    """12:41, in Polish time"""
    if _empty(value):
        return teksty.EN_DASH
    if hasattr(value, "tzinfo") and hasattr(value, "date") and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value.hour}:{value.minute:02}"


@register.filter
def data_z_godzina(value):
    """5.02.2027, 12:41"""
    if _empty(value):
        return teksty.EN_DASH
    return f"{teksty.short_date(value)}, {godzina(value)}"


@register.filter
def miesiac(value, styl="slownie"):
    """marzec 2027; styl "rzymski": III 2027; styl "sam": marzec"""
    if _empty(value):
        return teksty.EN_DASH
    day = teksty.to_date(value)
    if styl == "rzymski":
        return f"{teksty.MIESIACE_RZYMSKIE[day.month - 1]}{teksty.NBSP}{day.year}"
    name = teksty.MIESIACE[day.month - 1]
    return name if styl == "sam" else f"{name}{teksty.NBSP}{day.year}"


@register.filter
def za_ile(value):
    """Time to a deadline: dziś, jutro, za 22 dni, 11 dni po terminie"""
    return "" if _empty(value) else teksty.days_left(value)


@register.filter
def ile_temu(value):
    """Time since a fact: dziś, wczoraj, 3 dni temu, 5.02.2027"""
    return "" if _empty(value) else teksty.days_ago(value)


@register.filter
def bez_kropki(text):
    """For an item inside a sentence: no full stop at its end."""
    return str(text).removesuffix(".")


@register.filter
def przenoszenie(text):
    """Soft hyphens in long words of a narrow header: Opraco-wanie"""
    return teksty.soft_hyphenated(text)


@register.filter
def inicjaly(name):
    return teksty.initials(name)


@register.filter(is_safe=False)
def typo(value):
    """No-break spaces where Polish typography wants them; escapes what is not yet safe."""
    if value is None:
        return ""
    if not isinstance(value, SafeString):
        return mark_safe(conditional_escape(teksty.bind_spaces(str(value))))
    parts = _TAGS.split(str(value))
    bound = [part if part.startswith("<") else teksty.bind_spaces(part) for part in parts]
    return mark_safe("".join(bound))


@register.filter
def rozmiar(value):
    """Size of a file: 214 kB, 1,4 MB"""
    if _empty(value):
        return teksty.EN_DASH
    if value < 1000 * 1000:
        return f"{max(1, round(value / 1000))}{teksty.NBSP}kB"
    return f"{teksty.format_number(value / 1000 / 1000, 1)}{teksty.NBSP}MB"
