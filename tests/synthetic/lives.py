"""People as they are: households, births, moves, deaths. The truth from which registers are made.

Days are numpy `datetime64[D]`, months are counted (`year * 12 + month - 1`), a person is the first
17 digits of an ID number.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Array = NDArray[Any]
TODAY: Final = np.datetime64("2018-11-20")
FIRST, LAST = 2017 * 12, 2018 * 12 + 9  # months of the payments
_SURNAMES: Final = list(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余"
)
_GIVEN: Final = list(
    "伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉红梅春花建国志文德成福贵金银山河江海云龙凤清香"
    "小大友良安宁仁义信礼智忠孝东南西北生根水火土木林森月星光辉荣昌盛庆祥瑞吉利旺发财源茂达"
)
_SIZES: Final = ([1, 2, 3, 4, 5], [0.18, 0.28, 0.24, 0.18, 0.12])
_PEOPLE_A_VILLAGE: Final = 1_500
_PEOPLE_A_COUNTY: Final = 60_000


@dataclass(frozen=True)
class Lives:
    """Everybody of one part, an array a property."""

    person: Array
    name: Array
    village: Array  # codes as text
    household: Array
    home: Array  # a household's number
    born: Array
    head: Array
    died: Array  # NaT for the living
    poor: Array  # of a household that is poor in truth

    def __len__(self) -> int:
        return len(self.person)

    @property
    def dead_month(self) -> Array:
        """The month of death; a far one for the living."""
        return np.where(np.isnat(self.died), 99_999, month(self.died))

    def age(self) -> Array:
        """Years of age today."""
        return (TODAY - self.born).astype(int) // 365


def month(days: Array) -> Array:
    """Return counted months of days."""
    return np.asarray(days).astype("datetime64[M]").astype(int) + 1970 * 12


def day_in(months: Array, rng: Generator) -> Array:
    """Return some day of each month."""
    first = (np.asarray(months) - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]")
    return first + rng.integers(0, 28, len(months))


def live(rng: Generator, people: int, part: int) -> Lives:
    """Return the people of one part, in whole households and counties of their own."""
    sizes = rng.choice(_SIZES[0], people, p=_SIZES[1])
    sizes = sizes[: int(np.searchsorted(np.cumsum(sizes), people)) + 1]
    home = np.repeat(np.arange(len(sizes)), sizes)
    count = len(home)
    place = np.arange(count) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    eldest = rng.normal(58, 14, len(sizes)).clip(24, 92)[home]
    # Head, spouse, child, a parent of the head, a grandchild.
    shift = np.choose(place, [0, 2, 27, -24, 52]) + rng.normal(0, 3, count)
    days = ((eldest - np.where(place > 0, shift, 0)).clip(0.2, 101) * 365.25).astype(int)
    born = TODAY - days
    counties = max(2, count // _PEOPLE_A_COUNTY)
    villages = max(4 * counties, count // _PEOPLE_A_VILLAGE)
    which = home * villages // len(sizes)
    county = which * counties // villages
    area = 430_100 + (part * 40 + county) % 9_900
    village = np.char.add(
        area.astype(str),
        np.char.zfill(((which // 15 % 900 + 1) * 1000 + which % 15).astype(str), 6),
    )
    hazard = 0.0009 * np.exp((days / 365.25 - 30).clip(0) * 0.088)
    died = np.where(
        rng.random(count) < hazard * 1.9, TODAY - rng.integers(1, 690, count), np.datetime64("NaT")
    )
    died = np.where(died <= born, np.datetime64("NaT"), died)
    return Lives(
        _numbers(area, born),
        _names(rng, count),
        village,
        np.char.add(np.char.add(village, "-"), home.astype(str)),
        home,
        born,
        place == 0,
        died,
        (rng.random(len(sizes)) < 0.055)[home],
    )


def _numbers(area: Array, born: Array) -> Array:
    parts = born.astype("datetime64[D]").astype(str)
    joined = np.char.replace(parts, "-", "").astype(np.int64)
    key = area.astype(np.int64) * 10**8 + joined
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    fresh = np.r_[True, ordered[1:] != ordered[:-1]]
    first = np.maximum.accumulate(np.where(fresh, np.arange(len(key)), 0))
    serial = np.empty(len(key), np.int64)
    serial[order] = np.arange(len(key)) - first + 1
    return key * 1000 + serial % 1000


def _names(rng: Generator, count: int) -> Array:
    first = np.array(_SURNAMES)[rng.integers(0, len(_SURNAMES), count)]
    second = np.array(_GIVEN)[rng.integers(0, len(_GIVEN), count)]
    third = np.where(
        rng.random(count) < 0.75, np.array(_GIVEN)[rng.integers(0, len(_GIVEN), count)], ""
    )
    return np.char.add(np.char.add(first, second), third)
