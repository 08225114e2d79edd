from datetime import timedelta
from hashlib import sha256

import factory
from allauth.account.models import EmailAddress
from django.utils import timezone
from factory.django import DjangoModelFactory

from konta.models import User, Zaproszenie

HASLO = "Doradztwo-test-1"


class UserFactory(DjangoModelFactory):
    """An active person; ``UserFactory(zaproszony=True)`` was invited and has no password yet."""

    class Meta:
        model = User

    class Params:
        admin = factory.Trait(is_staff=True, is_superuser=True)
        zaproszony = factory.Trait(is_active=False, haslo=None, last_seen_at=None)

    email = factory.Sequence(lambda n: f"osoba{n}@example.org")
    imie = factory.Sequence(lambda n: f"Imię{n}")
    nazwisko = factory.Sequence(lambda n: f"Przykładowa{n}")
    haslo = HASLO
    # Just seen, so that no page of a test writes it again: that would be one more query.
    last_seen_at = factory.LazyFunction(timezone.now)

    @classmethod
    def _create(cls, model_class, *args, haslo, **kwargs):
        user = model_class(*args, **kwargs)
        user.set_password(haslo)
        user.save()
        if user.is_active:
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user


class ZaproszenieFactory(DjangoModelFactory):
    """``token`` is known in tests: give it, or read the default ``token-<n>``."""

    class Meta:
        model = Zaproszenie
        exclude = ["token"]

    class Params:
        przyjete = factory.Trait(przyjete_at=factory.LazyFunction(timezone.now))
        odwolane = factory.Trait(odwolane_at=factory.LazyFunction(timezone.now))
        wygasle = factory.Trait(
            wazne_do=factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
        )

    token = factory.Sequence(lambda n: f"token-{n}")
    user = factory.SubFactory(UserFactory, zaproszony=True)
    wystawil = factory.SubFactory(UserFactory)
    opis_roli = "członek zespołu w procesie gminy Przykładowo"
    cel_url = "/"
    token_hash = factory.LazyAttribute(lambda o: sha256(o.token.encode()).hexdigest())
    wazne_do = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))
