from powiadomienia.forms.preferencje import PreferencjeForm
from powiadomienia.forms.szablon import SzablonForm
from powiadomienia.forms.wiadomosc import FiltrWiadomosciForm

__all__ = ["FiltrWiadomosciForm", "PreferencjeForm", "SzablonForm"]
