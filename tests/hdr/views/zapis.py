"""A field saved as the script of the page saves it."""

JSON = {"Accept": "application/json"}


def save_pole(client, url, pole, wartosc, wersja, baza):
    data = {"pole": pole, "wartosc": wartosc, "wersja": wersja, "baza": baza}
    return client.post(url, data, headers=JSON)
