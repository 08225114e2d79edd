"""Reads of invitations and of the trail for the apps above."""

from django.contrib.contenttypes.models import ContentType

from konta.models import Slad, Zaproszenie, ZaproszenieQuerySet


def pending_zaproszenia(
    *, edycja_pk: int | None = None, proces_pk: int | None = None
) -> ZaproszenieQuerySet:
    """Invitations of an Edycja or a Proces still waiting for an answer, one query.

    Who may see them is decided by the caller, who knows Edycja and Proces.
    """
    zaproszenia = Zaproszenie.objects.pending().select_related("user", "wystawil")
    if edycja_pk is not None:
        zaproszenia = zaproszenia.filter(edycja_pk=edycja_pk)
    if proces_pk is not None:
        zaproszenia = zaproszenia.filter(proces_pk=proces_pk)
    return zaproszenia


def last_zaproszenia(
    user_pks: list[int], *, proces_pk: int | None = None
) -> dict[int, Zaproszenie]:
    """The newest invitation of each person (in one Proces), one query."""
    zaproszenia = Zaproszenie.objects.filter(user_id__in=user_pks).order_by("created_at", "pk")
    if proces_pk is not None:
        zaproszenia = zaproszenia.filter(proces_pk=proces_pk)
    return {zaproszenie.user_id: zaproszenie for zaproszenie in zaproszenia}


def get_autor(obiekt) -> str:
    """Who wrote the row last, as the trail knows it."""
    slad = (
        Slad.objects.filter(
            obiekt_rodzaj=ContentType.objects.get_for_model(obiekt), obiekt_pk=obiekt.pk
        )
        .select_related("kto")
        .first()
    )
    return str(slad.kto) if slad and slad.kto else ""
