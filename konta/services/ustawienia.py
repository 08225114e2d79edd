from django.db import transaction

from konta.models import User
from konta.services import slad


@transaction.atomic
def update_dane_osoby(user: User, *, imie: str, nazwisko: str, telefon: str) -> User:
    """Change of own data by the person; the trail keeps what was there before."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    before = user.get_full_name()
    user.imie, user.nazwisko, user.telefon = imie, nazwisko, telefon
    user.full_clean()
    user.save(update_fields=["imie", "nazwisko", "telefon"])
    # The number itself is not repeated in a table that is kept for years.
    slad.record(user, "zmiana własnych danych", kto=user, z=before, na=user.get_full_name())
    return user
