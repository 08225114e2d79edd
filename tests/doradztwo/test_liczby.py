import pytest

from doradztwo.liczby import read_number, read_numbers


@pytest.mark.parametrize("text", ["", "-1", "1.5", "²", "٣", "1 ", "0x1", "9" * 19, "9" * 5000])
def test_read_number_refuses_everything_but_a_key(text):
    assert read_number(text) is None


def test_read_number_takes_the_largest_key():
    assert read_number(str(2**63 - 1)) == 2**63 - 1


def test_read_numbers_leaves_the_others_out():
    assert read_numbers(["3", "²", "1", str(10**30)]) == [3, 1]
