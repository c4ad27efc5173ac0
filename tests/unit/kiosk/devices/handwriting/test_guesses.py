import numpy as np

from kiosk.devices.handwriting import guesses

LISTED = "大\n太\n犬\nA\n一\n十\n人\n二\n工"
CHARACTERS = guesses.alphabet(LISTED)


def strips(*rows: dict[str, float]) -> np.ndarray:
    likely = np.zeros((len(rows), len(CHARACTERS)), dtype=np.float32)
    for strip, row in zip(likely, rows, strict=True):
        for character, part in row.items():
            strip[CHARACTERS.index(character)] = part
    return likely


def read(*rows: dict[str, float]) -> tuple[guesses.Guess, ...]:
    return guesses.understand(strips(*rows), CHARACTERS, guesses.wanted(CHARACTERS))


def test_strips_of_one_character_are_one_and_nothing_parts_two() -> None:
    found = read({"大": 0.9}, {"大": 0.8}, {"": 1}, {"大": 0.7}, {"人": 0.6})
    assert [guess.text for guess in found] == ["大", "大", "人"]
    assert found[0].sureness == np.float32(0.9)


def test_others_come_likeliest_first() -> None:
    (guess,) = read({"大": 0.5, "太": 0.2, "犬": 0.3})
    assert guess.others[:2] == ("犬", "太")


def test_letters_are_not_had_for_characters() -> None:
    (guess,) = read({"A": 0.6, "人": 0.3, "": 0.1})
    assert guess.text == "人"
    assert "A" not in guess.others


def test_nothing_but_nothing_is_an_empty_line() -> None:
    assert read({"": 1}, {"": 1}) == ()
