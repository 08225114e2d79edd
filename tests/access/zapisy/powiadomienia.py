"""What the POSTs of ``powiadomienia`` carry."""

SZABLON = {"temat": "HDR przyjęty: {jst}", "tresc": "Zobacz:\n{adres}", "wersja": "0"}

ZAPISY = {
    "powiadomienia:szablon_edit": lambda swiat: SZABLON,
    "powiadomienia:preferencje": lambda swiat: {"hdr_przyjety": "aplikacja"},
}
