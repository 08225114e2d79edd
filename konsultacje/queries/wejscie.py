"""What stands behind a link. Reading never uses it up."""

from dataclasses import dataclass

from doradztwo.tokeny import hash_token
from konsultacje.models import Konsultacja, LinkKonsultacji


@dataclass(frozen=True)
class Wejscie:
    """``link`` is None for the open link of a consultation."""

    konsultacja: Konsultacja
    link: LinkKonsultacji | None
    token: str
    is_full: bool = False

    @property
    def is_used(self) -> bool:
        return self.link is not None and self.link.wykorzystany

    @property
    def is_open(self) -> bool:
        return self.konsultacja.is_open and self.konsultacja.proces.is_open and not self.is_full


def find_wejscie(token: str) -> Wejscie | None:
    """One query for a personal link, three for the open one."""
    related = ("proces__jst", "proces__edycja")
    links = LinkKonsultacji.objects.select_related(*(f"konsultacja__{path}" for path in related))
    link = links.filter(token_hash=hash_token(token)).first()
    if link is not None:
        return Wejscie(link.konsultacja, link, token)
    rows = Konsultacja.objects.exclude(otwarty_token="").select_related(*related)
    konsultacja = rows.filter(otwarty_token=token).first()
    if konsultacja is None:
        return None
    given = konsultacja.odpowiedzi.filter(z_otwartego=True).count()
    return Wejscie(konsultacja, None, token, is_full=given >= konsultacja.otwarty_limit)
