"""Read-only: the document changes in the application, where every change leaves a trace."""

from django.contrib import admin

from doradztwo.panel import ReadOnlyAdmin
from hdr.models import (
    Akceptacja,
    Cel,
    DowodDzialania,
    Dzialanie,
    Hdr,
    LinkAkceptacji,
    OdnosnikPostepu,
    Opinia,
    PartnerHdr,
    PodpisanyPdf,
    Podsumowanie,
    PomiarWskaznika,
    PostepDzialania,
    PrzegladPostepu,
    SekcjaPodsumowania,
    WersjaHdr,
    Zaleznosc,
)


@admin.register(Hdr)
class HdrAdmin(ReadOnlyAdmin):
    list_display = ["proces", "status", "status_at", "forma_podsumowania", "przyjeto_at"]
    list_filter = ["status", "forma_podsumowania", "proces__edycja"]
    search_fields = ["proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja"]


@admin.register(Cel)
class CelAdmin(ReadOnlyAdmin):
    list_display = ["tresc", "hdr", "priorytet", "wskaznik", "usunieto_at"]
    list_filter = [("usunieto_at", admin.EmptyFieldListFilter), "hdr__proces__edycja"]
    search_fields = ["tresc", "wskaznik", "hdr__proces__jst__nazwa"]
    list_select_related = ["hdr__proces__jst", "hdr__proces__edycja", "priorytet"]


@admin.register(Dzialanie)
class DzialanieAdmin(ReadOnlyAdmin):
    list_display = ["tresc", "cel", "od", "do", "stan", "procent", "usunieto_at"]
    list_filter = ["stan", ("usunieto_at", admin.EmptyFieldListFilter), "cel__hdr__proces__edycja"]
    search_fields = ["tresc", "rezultat", "cel__hdr__proces__jst__nazwa"]
    list_select_related = ["cel"]
    date_hierarchy = "do"


@admin.register(Zaleznosc)
class ZaleznoscAdmin(ReadOnlyAdmin):
    list_display = ["dzialanie", "poprzednik"]
    list_filter = ["dzialanie__cel__hdr__proces__edycja"]
    search_fields = ["dzialanie__tresc", "poprzednik__tresc"]
    list_select_related = ["dzialanie", "poprzednik"]


@admin.register(WersjaHdr)
class WersjaHdrAdmin(ReadOnlyAdmin):
    list_display = ["hdr", "numer", "przekazal", "created_at", "zwrocono_at", "cofnieto_at"]
    list_filter = ["hdr__proces__edycja", ("zwrocono_at", admin.EmptyFieldListFilter)]
    search_fields = ["hdr__proces__jst__nazwa", "sha256"]
    list_select_related = ["hdr__proces__jst", "hdr__proces__edycja", "przekazal"]


@admin.register(Opinia)
class OpiniaAdmin(ReadOnlyAdmin):
    list_display = ["wersja_hdr", "specjalizacja", "ocena", "kto", "created_at"]
    list_filter = ["specjalizacja", "ocena", "wersja_hdr__hdr__proces__edycja"]
    search_fields = ["wersja_hdr__hdr__proces__jst__nazwa", "kto__nazwisko", "uzasadnienie"]
    list_select_related = [
        "wersja_hdr__hdr__proces__jst",
        "wersja_hdr__hdr__proces__edycja",
        "kto",
    ]


@admin.register(Akceptacja)
class AkceptacjaAdmin(ReadOnlyAdmin):
    list_display = ["wersja_hdr", "decyzja", "sposob", "osoba", "funkcja", "created_at"]
    list_filter = ["decyzja", "sposob", "wersja_hdr__hdr__proces__edycja"]
    search_fields = ["wersja_hdr__hdr__proces__jst__nazwa", "kto__nazwisko"]
    list_select_related = [
        "wersja_hdr__hdr__proces__jst",
        "wersja_hdr__hdr__proces__edycja",
        "kto",
    ]


@admin.register(LinkAkceptacji)
class LinkAkceptacjiAdmin(ReadOnlyAdmin):
    list_display = ["wersja_hdr", "czlonek", "wazny_do", "wykorzystano_at", "odwolano_at"]
    list_filter = ["wersja_hdr__hdr__proces__edycja"]
    search_fields = ["wersja_hdr__hdr__proces__jst__nazwa", "czlonek__nazwisko"]
    list_select_related = [
        "wersja_hdr__hdr__proces__jst",
        "wersja_hdr__hdr__proces__edycja",
        "czlonek",
    ]
    exclude = ["token_hash"]


@admin.register(PodpisanyPdf)
class PodpisanyPdfAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "akceptacja", "zgodnosc", "wgral", "created_at"]
    list_filter = ["zgodnosc", "akceptacja__wersja_hdr__hdr__proces__edycja"]
    search_fields = ["nazwa", "akceptacja__wersja_hdr__hdr__proces__jst__nazwa"]
    list_select_related = [
        "akceptacja__wersja_hdr__hdr__proces__jst",
        "akceptacja__wersja_hdr__hdr__proces__edycja",
        "wgral",
    ]


@admin.register(PostepDzialania)
class PostepDzialaniaAdmin(ReadOnlyAdmin):
    list_display = ["dzialanie", "stan", "procent", "kto", "created_at"]
    list_filter = ["stan", "dzialanie__cel__hdr__proces__edycja"]
    search_fields = ["dzialanie__tresc", "notatka", "dzialanie__cel__hdr__proces__jst__nazwa"]
    list_select_related = ["dzialanie", "kto"]


@admin.register(DowodDzialania)
class DowodDzialaniaAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "postep", "rozmiar", "created_at", "wycofano_at"]
    list_filter = [("wycofano_at", admin.EmptyFieldListFilter)]
    search_fields = ["nazwa", "postep__dzialanie__tresc"]
    list_select_related = ["postep__dzialanie"]


@admin.register(OdnosnikPostepu)
class OdnosnikPostepuAdmin(ReadOnlyAdmin):
    list_display = ["osoba", "dzialanie", "wazny_do", "created_at"]
    search_fields = ["osoba__nazwisko", "dzialanie__tresc"]
    list_select_related = ["osoba", "dzialanie"]


@admin.register(PrzegladPostepu)
class PrzegladPostepuAdmin(ReadOnlyAdmin):
    list_display = ["proces", "miesiac", "swiatlo", "zdanie", "kto"]
    list_filter = ["swiatlo", "proces__edycja"]
    search_fields = ["proces__jst__nazwa", "zdanie"]
    list_select_related = ["proces__jst", "proces__edycja", "kto"]


@admin.register(PomiarWskaznika)
class PomiarWskaznikaAdmin(ReadOnlyAdmin):
    list_display = ["cel", "data_pomiaru", "wartosc", "kto", "wycofano_at"]
    list_filter = [("wycofano_at", admin.EmptyFieldListFilter), "cel__hdr__proces__edycja"]
    search_fields = ["cel__tresc", "cel__hdr__proces__jst__nazwa"]
    list_select_related = ["cel", "kto"]


@admin.register(Podsumowanie)
class PodsumowanieAdmin(ReadOnlyAdmin):
    list_display = ["proces", "forma", "status", "zlozono_at", "przyjeto_at"]
    list_filter = ["status", "forma", "proces__edycja"]
    search_fields = ["proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja"]


@admin.register(SekcjaPodsumowania)
class SekcjaPodsumowaniaAdmin(ReadOnlyAdmin):
    list_display = ["podsumowanie", "klucz", "kolejnosc", "updated_at"]
    list_filter = ["podsumowanie__forma", "podsumowanie__proces__edycja"]
    search_fields = ["podsumowanie__proces__jst__nazwa", "tekst"]
    list_select_related = ["podsumowanie__proces__jst", "podsumowanie__proces__edycja"]


@admin.register(PartnerHdr)
class PartnerHdrAdmin(ReadOnlyAdmin):
    list_display = ["hdr", "proces", "prawo", "created_at", "zakonczono_at"]
    list_filter = ["prawo", "proces__edycja"]
    search_fields = ["hdr__proces__jst__nazwa", "proces__jst__nazwa"]
    list_select_related = ["hdr__proces__jst", "hdr__proces__edycja", "proces__jst"]
