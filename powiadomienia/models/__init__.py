from powiadomienia.models.powiadomienie import Powiadomienie
from powiadomienia.models.preferencja import Preferencja
from powiadomienia.models.puls import Puls
from powiadomienia.models.szablon import SzablonWiadomosci
from powiadomienia.models.wiadomosc import Wiadomosc

__all__ = ["Powiadomienie", "Preferencja", "Puls", "SzablonWiadomosci", "Wiadomosc"]
