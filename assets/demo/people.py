"""The people of the invented county: who lives with whom, who died, who holds office.

Called by `build`; `funds`, `ledger`, `findings` and `affairs` read the result. Every number is
valid by GB 11643 in an area that does not exist; telephones and accounts reach nobody.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from assets.demo import cases
from assets.demo.tables import Book
from protocol.idnumber import IdNumber, born_on, check_character

HOUSEHOLDS: Final = 66  # a village
AREAS: Final = ("439900", "439900", "439900", "439901")
SURNAMES: Final = "李王周陈刘杨黄吴何谢邓罗曾彭肖唐蒋龙袁贺"
GIVEN_MEN: Final = (
    "建军 国强 志明 德生 春林 福田 长贵 水根 明亮 永康 新华 小兵 海波 文斌 立新 光辉 树林 大勇 "
    "俊杰 宇轩 浩然 子豪 家乐 思远 运来 金山 松柏 友良 正文 喜贵 伟 勇 涛 鹏 军 斌"
)
GIVEN_WOMEN: Final = (
    "桂兰 玉梅 秀珍 春香 菊花 美英 翠莲 凤娥 金花 云秀 小红 丽华 艳红 海燕 冬梅 月娥 爱莲 满姑 "
    "雨欣 子涵 佳怡 诗雨 思琪 梦婷 晓燕 红霞 志兰 玉娥 清秀 银秀 芳 敏 静 丽 娟 霞"
)


@dataclass
class Person:
    """Somebody in the household register."""

    id_number: str
    name: str
    village: str
    household: str
    account: str = ""
    phone: str = ""
    died_on: date | None = None
    head: bool = False
    written: str = ""  # the number as the register has it, where that is an old one
    fixed: bool = False  # has a part in a story: chance leaves this person alone
    lists: set[str] = field(default_factory=set)

    @property
    def born(self) -> date:
        """Date of birth."""
        return born_on(IdNumber(self.id_number))

    @property
    def sex(self) -> str:
        """男 or 女, by the number's last digit but one."""
        return "男" if int(self.id_number[16]) % 2 else "女"

    def age(self, day: date) -> int:
        """Return full years on a day."""
        born = self.born
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    def alive(self, day: date) -> bool:
        """Whether the person lives in that day's month: benefits stop from the month after."""
        return self.died_on is None or (self.died_on.year, self.died_on.month) >= (
            day.year,
            day.month,
        )


class Population:
    """Everybody, by village and by number."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.everybody: list[Person] = []
        self.by_id: dict[str, Person] = {}
        self.relations: list[tuple[Person, Person, str]] = []
        self._households: Counter[str] = Counter()

    def of(self, village: str) -> list[Person]:
        """Return a village's people in the order of the register."""
        return [person for person in self.everybody if person.village == village]

    def household(self, village: str) -> str:
        """Return the number of a new household."""
        self._households[village] += 1
        return f"{village}{self._households[village]:04d}"

    def add(self, person: Person) -> Person:
        """Take a person in, with an account and, for most, a telephone."""
        if person.id_number in self.by_id:
            raise ValueError("this number is taken")
        person.account = person.account or f"6230990{self.rng.randrange(10**12):012d}"
        if person.age(cases.TODAY) > 15 and self.rng.random() < 0.8:  # noqa: PLR2004 - has one
            person.phone = f"1990000{len(self.everybody):04d}"
        self.everybody.append(person)
        self.by_id[person.id_number] = person
        return person

    def somebody(self, who: cases.Somebody, household: str = "", *, head: bool = True) -> Person:
        """Take in somebody with a part in a story, in a household of their own if none is given."""
        return self.add(
            Person(
                who.id_number,
                who.name,
                who.village,
                household or self.household(who.village),
                head=head,
                fixed=True,
            )
        )

    def stranger(self, village: str, household: str, born: date, sex: str, surname: str) -> Person:
        """Take in an invented person of that birthday and sex."""
        given = self.rng.choice((GIVEN_MEN if sex == "男" else GIVEN_WOMEN).split())
        return self.add(Person(self._number(born, sex), surname + given, village, household))

    def relate(self, one: Person, other: Person, kind: str) -> None:
        """Remember that `other` is the `kind` of `one`, and the other way round."""
        back = {"spouse": "spouse", "child": "parent", "parent": "child", "sibling": "sibling"}
        self.relations.append((one, other, kind))
        self.relations.append((other, one, back[kind]))

    def _number(self, born: date, sex: str) -> str:
        while True:
            order = self.rng.randrange(10, 500) * 2 + (sex == "男")
            first17 = f"{self.rng.choice(AREAS)}{born:%Y%m%d}{order:03d}"
            number = first17 + check_character(first17)
            if number not in self.by_id:
                return number


def people(rng: Random) -> Population:
    """Return the whole population; the same generator state gives the same people."""
    all_of_them = Population(rng)
    _of_the_stories(all_of_them)
    for village in cases.VILLAGES:
        # A village has few surnames, which is why namesakes are common.
        surnames = rng.sample(SURNAMES, 7)
        for _ in range(HOUSEHOLDS):
            _household(all_of_them, village, rng.choice(surnames))
    _deaths(all_of_them)
    return all_of_them


def _of_the_stories(to: Population) -> None:
    for who in (
        cases.SECRETARY, cases.CLERK, cases.SUPERVISOR, cases.WITNESS, cases.SECOND_WITNESS,
        cases.UNPAID_WORKER, *cases.NAMESAKES, cases.RARE_NAME, cases.NOT_YET_PAID,
        cases.RETURNED, cases.DISABLED,
    ):  # fmt: skip
        to.somebody(who)
    to.somebody(cases.OLD_WOMAN).account = "623099000017" + "000" + cases.OLD_WOMAN_ACCOUNT_TAIL
    to.somebody(cases.FIFTEEN).written = cases.FIFTEEN_AS_REGISTERED
    grandmother = to.somebody(cases.GRANDMOTHER)
    orphan = to.somebody(cases.ORPHAN, grandmother.household, head=False)
    orphan.account = grandmother.account
    for who, died_on in cases.DEAD:
        to.somebody(who).died_on = died_on


def _household(to: Population, village: str, surname: str) -> None:
    rng, number = to.rng, to.household(village)
    head_age = rng.choices((rng.randint(28, 45), rng.randint(46, 64), rng.randint(65, 86)),
                           (3, 5, 3))[0]  # fmt: skip
    head = to.stranger(village, number, _birthday(rng, head_age), "男", surname)
    head.head = True
    if rng.random() < 0.85:  # noqa: PLR2004 - married
        spouse = to.stranger(
            village, number, _birthday(rng, head_age - rng.randint(0, 5)), "女",
            rng.choice(SURNAMES),
        )  # fmt: skip
        to.relate(head, spouse, "spouse")
        for _ in range(rng.choice((0, 1, 1, 2, 2))):
            age = head_age - rng.randint(22, 34)
            if age < 1:
                continue
            child = to.stranger(village, number, _birthday(rng, age), rng.choice("男女"), surname)
            to.relate(head, child, "child")
            to.relate(spouse, child, "child")
    if head_age < 62 and rng.random() < 0.3:  # noqa: PLR2004 - a parent lives with them
        sex = rng.choice("男女女")
        name = surname if sex == "男" else rng.choice(SURNAMES)
        parent = to.stranger(
            village, number, _birthday(rng, head_age + rng.randint(21, 30)), sex, name
        )
        to.relate(head, parent, "parent")


def _birthday(rng: Random, age: int) -> date:
    return cases.TODAY.replace(year=cases.TODAY.year - age) - timedelta(days=rng.randint(1, 360))


def _deaths(of: Population) -> None:
    rng = of.rng
    span = (cases.TODAY - cases.FIRST_DAY).days - 40
    for person in of.everybody:
        age = person.age(cases.TODAY)
        chance = 0.004 if age < 60 else 0.03 if age < 75 else 0.16  # noqa: PLR2004 - years
        if not person.fixed and rng.random() < chance:
            person.died_on = cases.FIRST_DAY + timedelta(days=rng.randint(20, span))


def fill(book: Book, population: Population) -> None:
    """Add the register, guardians, deaths and relations."""
    told = {who.id_number for who, _ in cases.DEAD}
    for person in population.everybody:
        # The register did not hear of the nine, which is how they stayed on the list.
        until = None if person.id_number in told else person.died_on
        book.add(
            "people", id_number=person.written or person.id_number, name=person.name,
            village=person.village, household=person.household, sex=person.sex, until=until,
            bank_account=person.account, phone=person.phone,
        )  # fmt: skip
        if person.died_on is None:
            continue
        sources = ("civil",) if person.id_number in told else ("civil", "health")
        for lag, source in enumerate(sources[: 1 + population.rng.randrange(2)]):
            book.add(
                "deaths", id_number=person.id_number, source=source, name=person.name,
                died_on=person.died_on + timedelta(days=lag),
            )  # fmt: skip
    book.add(
        "guardians", id_number=cases.ORPHAN.id_number, guardian=cases.GRANDMOTHER.id_number,
        since=date(2015, 3, 1),
    )  # fmt: skip
    for one, other, kind in population.relations:
        book.add("relations", id_number=one.id_number, relative=other.id_number, kind=kind)
