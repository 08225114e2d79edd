import pytest
from django.core.exceptions import ValidationError

from doradztwo.pliki import validate_plik
from doradztwo.wgrywanie import OgraniczoneWgrywanie

MB = 1000 * 1000
CHUNK = bytes(4 * MB)


def _receive(size):
    handler = OgraniczoneWgrywanie()
    handler.new_file("plik", "duży.pdf", "application/pdf", size, None, {})
    for start in range(0, size, len(CHUNK)):
        handler.receive_data_chunk(CHUNK[: size - start], start)
    return handler.file_complete(size)


def test_200_mb_are_refused_with_a_sentence_and_not_kept_on_the_disk():
    with _receive(200 * MB) as file:
        assert file.size == 200 * MB
        assert file.file.seek(0, 2) == 20 * MB
        with pytest.raises(ValidationError, match="Plik ma więcej niż 20"):
            validate_plik(file)


def test_a_file_within_the_limit_is_kept_whole():
    with _receive(10 * MB) as file:
        assert file.file.seek(0, 2) == 10 * MB
