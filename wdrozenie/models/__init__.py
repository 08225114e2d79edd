from wdrozenie.models.odnosnik import OdnosnikPostepu
from wdrozenie.models.postep import (
    DowodDzialania,
    PomiarWskaznika,
    PostepDzialania,
    PrzegladPostepu,
)

__all__ = [
    "DowodDzialania",
    "OdnosnikPostepu",
    "PomiarWskaznika",
    "PostepDzialania",
    "PrzegladPostepu",
]
