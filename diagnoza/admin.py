"""Read-only views of the diagnosis for ORE. Answers of one person are not registered at all."""

from django.contrib import admin

from diagnoza.models import (
    ArkuszDiagnostyczny,
    ArkuszPowtorny,
    DiagnozaPoglebiona,
    FaktProblemu,
    GlosNaObszar,
    OcenaPriorytetu,
    PlikDanych,
    Priorytet,
    Problem,
    ProsbaODokument,
    Przyczyna,
    WyborObszaru,
    WynikGlosowania,
    WynikPowtorny,
    WynikZespolu,
    ZebraneDane,
)
from doradztwo.panel import ReadOnlyAdmin


@admin.register(ArkuszDiagnostyczny)
class ArkuszDiagnostycznyAdmin(ReadOnlyAdmin):
    """Facts only: whose, since when, sent or not."""

    list_display = ["proces", "czlonek", "wspolny", "created_at", "wyslano_at"]
    list_filter = ["proces__edycja", "wspolny", ("wyslano_at", admin.EmptyFieldListFilter)]
    search_fields = ["proces__jst__nazwa", "czlonek__nazwisko"]
    list_select_related = ["proces__jst", "proces__edycja", "czlonek"]
    fields = [
        "proces",
        "czlonek",
        "wspolny",
        "wersja_arkusza",
        "created_at",
        "wyslano_at",
        "wynik",
    ]


@admin.register(WynikZespolu)
class WynikZespoluAdmin(ReadOnlyAdmin):
    list_display = ["proces", "liczba_arkuszy", "wspolny", "zamknieto_at", "zamknal"]
    list_filter = ["proces__edycja", "wspolny"]
    search_fields = ["proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja", "zamknal"]


@admin.register(GlosNaObszar)
class GlosNaObszarAdmin(ReadOnlyAdmin):
    """Facts only: who has voted, never for what."""

    list_display = ["proces", "czlonek", "numer", "updated_at"]
    list_filter = ["proces__edycja"]
    search_fields = ["proces__jst__nazwa", "czlonek__nazwisko"]
    list_select_related = ["proces__jst", "proces__edycja", "czlonek"]
    fields = ["proces", "czlonek", "numer", "updated_at"]


@admin.register(WynikGlosowania)
class WynikGlosowaniaAdmin(ReadOnlyAdmin):
    list_display = ["proces", "liczba_glosujacych", "zamknieto_at", "zamknal"]
    list_filter = ["proces__edycja"]
    search_fields = ["proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja", "zamknal"]


@admin.register(ArkuszPowtorny)
class ArkuszPowtornyAdmin(ReadOnlyAdmin):
    """Facts only: whose, since when, sent or not."""

    list_display = ["proces", "czlonek", "wspolny", "created_at", "wyslano_at"]
    list_filter = ["proces__edycja", "wspolny", ("wyslano_at", admin.EmptyFieldListFilter)]
    search_fields = ["proces__jst__nazwa", "czlonek__nazwisko"]
    list_select_related = ["proces__jst", "proces__edycja", "czlonek"]
    fields = ["proces", "czlonek", "wspolny", "created_at", "wyslano_at", "wynik"]


@admin.register(WynikPowtorny)
class WynikPowtornyAdmin(ReadOnlyAdmin):
    list_display = ["proces", "liczba_arkuszy", "wspolny", "zamknieto_at", "zamknal"]
    list_filter = ["proces__edycja", "wspolny"]
    search_fields = ["proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja", "zamknal"]


@admin.register(WyborObszaru)
class WyborObszaruAdmin(ReadOnlyAdmin):
    list_display = [
        "proces",
        "miejsce",
        "obszar",
        "przeslanka",
        "wybral",
        "wybrano_at",
        "zmieniono_at",
    ]
    list_filter = ["proces__edycja", "przeslanka", "obszar"]
    search_fields = ["proces__jst__nazwa", "uzasadnienie", "powod_zmiany"]
    list_select_related = ["proces__jst", "proces__edycja", "obszar", "wybral"]


class PlikDanychInline(admin.TabularInline):
    model = PlikDanych
    # The file itself goes out only through the checked view.
    fields = ["nazwa", "typ_mime", "rozmiar", "dodal", "created_at", "wycofano_at"]
    readonly_fields = fields
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(ZebraneDane)
class ZebraneDaneAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "proces", "stan", "odpowiedzialny", "termin", "updated_at"]
    list_filter = ["proces__edycja", "stan"]
    search_fields = ["nazwa", "proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja", "odpowiedzialny"]
    inlines = [PlikDanychInline]


@admin.register(PlikDanych)
class PlikDanychAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "miejsce", "typ_mime", "rozmiar", "dodal", "created_at", "wycofano_at"]
    list_filter = ["typ_mime", ("wycofano_at", admin.EmptyFieldListFilter)]
    search_fields = ["nazwa", "dane__nazwa", "dane__proces__jst__nazwa", "prosba__tresc"]
    list_select_related = ["dane", "prosba", "dodal"]
    exclude = ["plik"]


@admin.register(ProsbaODokument)
class ProsbaODokumentAdmin(ReadOnlyAdmin):
    list_display = ["tresc", "proces", "prosi", "termin", "odpowiedziano_at", "wycofano_at"]
    list_filter = ["proces__edycja", ("odpowiedziano_at", admin.EmptyFieldListFilter)]
    search_fields = ["tresc", "proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja", "prosi"]


@admin.register(DiagnozaPoglebiona)
class DiagnozaPoglebionaAdmin(ReadOnlyAdmin):
    list_display = ["proces", "zakonczono_at", "updated_at"]
    list_filter = ["proces__edycja", ("zakonczono_at", admin.EmptyFieldListFilter)]
    search_fields = ["proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja"]


@admin.register(Problem)
class ProblemAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "diagnoza", "kolejnosc", "updated_at", "usunieto_at"]
    list_filter = ["diagnoza__proces__edycja", ("usunieto_at", admin.EmptyFieldListFilter)]
    search_fields = ["nazwa", "luka", "diagnoza__proces__jst__nazwa"]
    list_select_related = ["diagnoza__proces__jst", "diagnoza__proces__edycja"]


@admin.register(Przyczyna)
class PrzyczynaAdmin(ReadOnlyAdmin):
    list_display = ["tresc", "problem", "kategoria", "wyzsza", "usunieto_at"]
    list_filter = [
        "problem__diagnoza__proces__edycja",
        ("usunieto_at", admin.EmptyFieldListFilter),
    ]
    search_fields = ["tresc", "problem__nazwa"]
    list_select_related = ["problem", "wyzsza"]


@admin.register(FaktProblemu)
class FaktProblemuAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "problem", "zrodlo", "created_at", "usunieto_at"]
    list_filter = ["problem__diagnoza__proces__edycja"]
    search_fields = ["tresc", "zrodlo", "dane__nazwa", "problem__nazwa"]
    list_select_related = ["problem", "dane"]


@admin.register(OcenaPriorytetu)
class OcenaPriorytetuAdmin(ReadOnlyAdmin):
    """Facts only: who rated and when, never how."""

    list_display = ["priorytet", "czlonek", "updated_at"]
    list_filter = ["priorytet__diagnoza__proces__edycja"]
    search_fields = ["priorytet__nazwa", "czlonek__nazwisko"]
    list_select_related = ["priorytet", "czlonek"]
    fields = ["priorytet", "czlonek", "updated_at"]


@admin.register(Priorytet)
class PriorytetAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "diagnoza", "kolejnosc", "problem", "usunieto_at"]
    list_filter = ["diagnoza__proces__edycja", ("usunieto_at", admin.EmptyFieldListFilter)]
    search_fields = ["nazwa", "diagnoza__proces__jst__nazwa"]
    list_select_related = ["diagnoza__proces__jst", "diagnoza__proces__edycja", "problem"]
