"""Reads of invitations for the apps above."""

from konta.models import Zaproszenie, ZaproszenieQuerySet


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
