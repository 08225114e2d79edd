from zbiory.queries.dane import ListaDanych, get_lista_danych

__all__ = [
    "ListaDanych",
    "get_lista_danych",
]
