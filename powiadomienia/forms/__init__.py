from powiadomienia.forms.preferencje import PreferencjeForm
from powiadomienia.forms.wiadomosc import FiltrWiadomosciForm

__all__ = ["FiltrWiadomosciForm", "PreferencjeForm"]
