"""The one exception that crosses from services to people."""


class DomainError(Exception):
    """The domain refuses; the message is one Polish sentence that says why and what to do."""

    default_message = "Tego nie można teraz zrobić. Odśwież stronę i spróbuj ponownie."

    def __init__(self, message: str = ""):
        self.message = message or self.default_message
        super().__init__(self.message)

    def __str__(self):
        return self.message
