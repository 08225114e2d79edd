"""What the POSTs of ``konta`` carry."""

ZAPISY = {
    "konta:ustawienia": lambda swiat: {"imie": "Jan", "nazwisko": "Nowy", "telefon": ""},
}
