"""What a row of a file that people added has in every app."""

from hashlib import sha256

from django.core.files.uploadedfile import UploadedFile
from django.db import models

from doradztwo.pliki import stored_name


class WierszPliku(models.Model):
    """A file, served only by a checked view. Withdrawn, never deleted."""

    plik = models.FileField("plik", upload_to="")
    nazwa = models.CharField("nazwa", max_length=200)
    typ_mime = models.CharField("rodzaj", max_length=100)
    rozmiar = models.PositiveIntegerField("rozmiar (bajty)")
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField("dodano", auto_now_add=True)
    wycofano_at = models.DateTimeField("wycofano", null=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return self.nazwa


def store(row: WierszPliku, plik: UploadedFile, folder: str) -> None:
    """Keep the content under a name nobody can guess, and the row.

    ``plik`` went through ``PlikField``; the caller locks and records.
    """
    row.nazwa = plik.nazwa
    row.typ_mime = plik.rodzaj.typ_mime
    row.rozmiar = plik.size
    row.sha256 = digest(plik)
    row.plik.save(stored_name(plik.rodzaj, folder), plik, save=False)
    row.save()


def digest(plik: UploadedFile) -> str:
    counted = sha256()
    for chunk in plik.chunks():
        counted.update(chunk)
    plik.seek(0)
    return counted.hexdigest()
