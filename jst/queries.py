"""Reads of the register and of advisors."""

from collections.abc import Iterable

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Collate, StrIndex

from doradztwo.teksty import normalize
from jst.models import Doradca, Jst, OswiadczenieDoradcy

# Words that say what a unit is, not how it is called.
_SLOWA_RODZAJU = frozenset(
    "gmina miasto powiat wojewodztwo miejska wiejska woj. m. gm. pow.".split()
)
_RANGI = ["ranga", "ranga_wojewodztwa"]
_PORZADEK: list[str | Collate] = [
    Collate("nazwa", "pl-x-icu"),
    Collate("wojewodztwo", "pl-x-icu"),
    "kod",
]


def search(text: str, limit: int | None = None) -> QuerySet[Jst]:
    """Current Jst whose description holds every word of ``text``, without diacritics. One query.

    A number is the beginning of a TERYT code. Names equal to the text come first, then names
    that begin with it, then names that hold it, then the rest.
    """
    words = normalize(text).split()
    found = Jst.objects.current()
    for word in words:
        found = found.filter(kod__startswith=word) if word.isdigit() else _holding(found, word)
    result = _ranked(found, words).order_by(*(_RANGI if words else []), *_PORZADEK)
    return result[:limit] if limit else result


def _holding(found: QuerySet[Jst], word: str) -> QuerySet[Jst]:
    return found.filter(szukaj__contains=word)


def _ranked(found: QuerySet[Jst], words: list[str]) -> QuerySet[Jst]:
    if not words:
        return found
    named = [word for word in words if word not in _SLOWA_RODZAJU and not word.isdigit()]
    first, phrase = (named or words)[0], " ".join(named or words)
    found = found.annotate(
        miejsce=StrIndex("szukaj", Value(first)), koniec_nazwy=StrIndex("szukaj", Value("|"))
    )
    whole_voivodeship = Q()
    for word in named:
        whole_voivodeship |= Q(szukaj__endswith=f"|{word}")
    return found.annotate(
        ranga=_first_true(
            Q(szukaj__startswith=f"{phrase}|") | Q(szukaj__startswith=f"{first}|"),
            Q(miejsce=1),
            Q(miejsce__gt=1, miejsce__lt=F("koniec_nazwy")),
        ),
        # "opolskie" is a part of "małopolskie" too; who typed it means the former.
        ranga_wojewodztwa=_first_true(whole_voivodeship) if named else Value(0),
    )


def _first_true(*conditions: Q) -> Case:
    """Number of the first condition that holds; the lower, the better the hit."""
    cases = [When(condition, then=Value(rank)) for rank, condition in enumerate(conditions)]
    return Case(*cases, default=Value(len(cases)), output_field=IntegerField())


def wojewodztwa() -> list[str]:
    """Names of voivodeships in the register, in Polish order. One query."""
    return list(
        Jst.objects.current()
        .order_by(Collate("wojewodztwo", "pl-x-icu"))
        .values_list("wojewodztwo", flat=True)
        .distinct()
    )


def doradcy() -> QuerySet[Doradca]:
    return Doradca.objects.select_related("user")


def oswiadczenia(
    doradcy_pks: Iterable[int], jst_pks: Iterable[int]
) -> dict[tuple[int, int], OswiadczenieDoradcy]:
    """The newest declaration of each advisor about each Jst, keyed by their numbers. One query."""
    rows = OswiadczenieDoradcy.objects.filter(doradca__in=doradcy_pks, jst__in=jst_pks)
    return {(row.doradca_id, row.jst_id): row for row in rows.order_by("zlozono_at", "pk")}


def get_oswiadczenie(doradca: Doradca, jst: Jst) -> OswiadczenieDoradcy | None:
    """What holds today: a later declaration replaces an earlier one. One query."""
    return OswiadczenieDoradcy.objects.filter(doradca=doradca, jst=jst).first()
