"""The access table: who may open which URL, one module per app.

Each module holds ``WIERSZE: dict[str, Wiersz]`` keyed by the URL name with its namespace.
``tests/test_access.py`` walks every URL pattern of the project as every role, on an own and on
a foreign object, and fails for a URL that stands in no module. See ``tests/access/wiersz.py``.
"""
