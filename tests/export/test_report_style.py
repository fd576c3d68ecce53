"""The colours of the report, measured: contrast of at least 4.5 to 1 (WCAG 2.2, success criterion 1.4.3) by day and by night."""

import re
from importlib.resources import files

import pytest

STYLE = (files("secondhand.export") / "assets" / "report.css").read_text(encoding="utf-8")
TEXT_ON_GROUND = [
    *((text, ground) for text in ("ink", "soft", "accent") for ground in ("page", "paper", "shade")),
    *((text, "paper") for text in ("fails", "unclear", "holds", "cue", "loaded", "source")),
    *(("ink", ground) for ground in ("claim", "content", "chosen", "sea", "land")),
]


def _palette(block: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))


DAY, NIGHT = (_palette(block) for block in re.findall(r":root \{([^}]*--page: #[^}]*--ink[^}]*)\}", STYLE))


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_words_can_be_read(palette: dict[str, str], text: str, ground: str) -> None:
    light, dark = sorted((_luminance(palette[text]), _luminance(palette[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_day_and_night_have_the_same_colours() -> None:
    assert DAY.keys() == NIGHT.keys()
