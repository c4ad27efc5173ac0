from __future__ import annotations

from province.affairs.powers import power_numbers


def test_all_powers_of_the_list() -> None:
    assert power_numbers() == set(range(1, 37))
