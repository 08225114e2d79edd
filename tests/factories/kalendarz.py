import factory
from factory.django import DjangoModelFactory

from doradztwo.tokeny import hash_token
from kalendarz.models import AdresKalendarza


class AdresKalendarzaFactory(DjangoModelFactory):
    """The feed of a person; ``token`` is what stands in the address."""

    class Meta:
        model = AdresKalendarza
        exclude = ["token"]

    user = factory.SubFactory("tests.factories.konta.UserFactory")
    token = factory.Sequence(lambda n: f"kalendarz-{n}")
    token_hash = factory.LazyAttribute(lambda adres: hash_token(adres.token))
