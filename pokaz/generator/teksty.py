"""Words for generated rows: plain, repetitive, and visibly not about anybody."""

from edycje.enums import Funkcja
from hdr.enums import FormaPodsumowania

IMIONA = (
    "Anna Barbara Celina Dorota Ewa Felicja Grażyna Halina Irena Joanna Katarzyna Lidia Maria "
    "Natalia Olga Patrycja Renata Sylwia Teresa Urszula Wanda Zofia Żaneta Świętosława"
).split()
NAZWISKA = "Przykładowa Wzorcowa Pokazowa Próbna Ćwiczebna".split()
STANOWISKA = {
    Funkcja.WOJT: "wójt gminy",
    Funkcja.NACZELNIK: "naczelnik wydziału oświaty",
    Funkcja.INSPEKTOR: "inspektor ds. oświaty",
    Funkcja.SKARBNIK: "skarbnik",
    Funkcja.DYREKTOR_SZKOLY: "dyrektor szkoły podstawowej",
}
FUNKCJE_ZESPOLU = (
    Funkcja.NACZELNIK,
    Funkcja.INSPEKTOR,
    Funkcja.DYREKTOR_SZKOLY,
    Funkcja.SKARBNIK,
)
PROBLEMY = (
    "Szkoły nie mają wspólnej diagnozy potrzeb",
    "Dane o oświacie są zbierane za każdym razem inaczej",
    "Dyrektorzy pracują osobno, bez wymiany doświadczeń",
    "Rodzice dowiadują się o zmianach po fakcie",
)
PRZYCZYNY = (
    "Nie ma osoby, która odpowiada za całość",
    "Każda szkoła używa innych narzędzi",
    "Nie ma stałego terminu na wspólną rozmowę",
)
JAK_JEST = (
    "Przykład wygenerowany: zadanie wykonuje każda szkoła osobno, a urząd zbiera wyniki raz w roku "
    "i nie wraca z nimi do dyrektorów. Nie wiadomo, co z nich wynika."
)
JAK_CHCEMY = (
    "Przykład wygenerowany: dyrektorzy i urząd dwa razy w roku omawiają te same dane, ustalają "
    "jedną zmianę na półrocze i sprawdzają, czy zadziałała."
)
LUKA = "Brakuje wspólnych zasad, stałego terminu i osoby, która to prowadzi."
PRIORYTETY = ("Wspólna diagnoza potrzeb szkół", "Stała współpraca dyrektorów")
CELE = (
    "Do końca cyklu każda szkoła pracuje na tej samej diagnozie potrzeb",
    "Dyrektorzy spotykają się w sieci co najmniej raz na dwa miesiące",
)
DZIALANIA = (
    "Uzgodnienie z dyrektorami wzoru diagnozy potrzeb",
    "Przeprowadzenie diagnozy we wszystkich szkołach",
    "Spotkanie podsumowujące i wybór jednej zmiany na półrocze",
)
TEMATY_SESJI = (
    "Omówienie zebranych danych",
    "Przyczyny problemów i luka rozwojowa",
    "Wskaźniki celów w HDR",
    "Postęp działań i następne kroki",
)
KROKI_PO_SESJI = (
    "Zebrać dane z trzech lat (przykład)",
    "Przesłać projekt celów (przykład)",
    "Umówić spotkanie z dyrektorami (przykład)",
)
UWAGI_LIDERA = ("Rozmowa trwała krócej (przykład).", "Brakuje ustaleń (przykład).")
KOMENTARZE = (
    "Wskaźnik nie mówi, skąd będą dane (przykład).",
    "To działanie jest dobre, ale termin jest za bliski (przykład).",
)
USTALENIA = "Przykład wygenerowany. Zespół przygotuje poprawki do następnej rozmowy."
FORMY = tuple(FormaPodsumowania)
