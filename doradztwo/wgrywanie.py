"""Receiving of large files: what is over the limit is counted but not written to the disk."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class OgraniczoneWgrywanie(TemporaryFileUploadHandler):
    """The file keeps the size that was sent, so its field refuses it with its usual sentence."""

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) <= settings.MAX_PLIK_MB * 1000 * 1000:
            super().receive_data_chunk(raw_data, start)
