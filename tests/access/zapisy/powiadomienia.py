"""What the POSTs of ``powiadomienia`` carry."""

ZAPISY = {
    "powiadomienia:preferencje": lambda swiat: {"hdr_przyjety": "aplikacja"},
}
