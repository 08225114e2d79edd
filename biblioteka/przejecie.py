"""What of a published HDR may go into which draft. Reads only what the caller loaded."""

from dataclasses import dataclass

from hdr.drzewo import Drzewo


@dataclass(frozen=True)
class Wybrane:
    """The goal, or the one action, that somebody wants; ``numery`` names all that is copied."""

    numer: str
    cel: dict
    dzialanie: dict | None

    @property
    def is_cel(self) -> bool:
        return self.dzialanie is None

    @property
    def numery(self) -> set[str]:
        if self.dzialanie is not None:
            return {self.dzialanie["numer"]}
        return {self.cel["numer"], *(one["numer"] for one in self.cel["dzialania"])}


def find_wybrane(tresc: dict, numer: str) -> Wybrane | None:
    """By the number the public page shows."""
    for priorytet in tresc["priorytety"]:
        for cel in priorytet["cele"]:
            if cel["numer"] == numer:
                return Wybrane(numer, cel, None)
            for one in cel["dzialania"]:
                if one["numer"] == numer:
                    return Wybrane(numer, cel, one)
    return None


def miejsca(drzewa: list[Drzewo], wybrane: Wybrane) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of choices: each priority of each draft; an action may also join a goal."""
    groups = []
    for drzewo in drzewa:
        for branch in drzewo.priorytety:
            if branch.is_usuniety:
                continue
            label = f"{branch.numer}. {branch.priorytet.nazwa}"
            if len(drzewa) > 1:
                label = f"{drzewo.hdr.proces.jst}: {label}"
            options = [] if wybrane.is_cel else [_option(one) for one in branch.cele]
            options.append((f"priorytet-{branch.priorytet.pk}", "nowy cel w tym priorytecie"))
            groups.append((label, options))
    return groups


def _option(goal) -> tuple[str, str]:
    return f"cel-{goal.cel.pk}", f"cel {goal.numer}: {goal.cel.tresc[:100] or 'bez treści'}"
