"""A hand-made case that tests of exports and screens share."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import settings

from secondhand.model import (
    ActorMention,
    Attribution,
    Block,
    CaseView,
    Claim,
    Document,
    Evidence,
    Finding,
    Flag,
    Loaded,
    PlaceMention,
    Published,
    QuantityMention,
    Reading,
    Source,
    Span,
    TimeMention,
    Voice,
    When,
)

settings.register_profile("any machine", deadline=None)  # the clock of a busy machine is no reason to fail
settings.load_profile("any machine")

ARTICLE = """=Shells fall on Quessa

The Amsel Courier said on Monday that two residents told a hotline
that at least six civilians, including a child, were killed in Quessa on 4 May.
The butchers denied it.
Share this page
Rolf Verren
@Rolf Verren they should all be hanged <script>alert(1)</script>"""


@dataclass(frozen=True)
class Pile:
    """A case in memory."""

    name: str
    piled: Sequence[Reading]

    def readings(self) -> Iterator[Reading]:
        return iter(self.piled)

    def sources(self, document_id: str) -> Sequence[Source]:
        return (Source(sha256="ab" * 32, size=9, media_type="text/plain", origin="/home/someone/a.txt", got_at="2031-05-06T10:00:00Z"),)


def _at(words: str) -> dict[str, Any]:
    start = ARTICLE.index(words)
    return {"start": start, "end": start + len(words)}


def _spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(**_at(each)) for each in words)


def _claims() -> tuple[Claim, ...]:
    outlet = Voice(name="Amsel Courier", kind="outlet")
    hotline = Voice(name="a hotline", kind="organisation", spans=_spans("a hotline"))
    residents = Voice(name="two residents", kind="anonymous", named=False, spans=_spans("two residents"))
    killed = Claim(
        id="c1",
        type="attack.shelling",
        **_at("at least six civilians, including a child, were killed in Quessa on 4 May"),
        agents=("m1",),
        targets=(),
        place="m2",
        time=When(from_=date(2031, 5, 4), to=date(2031, 5, 4), basis="stated"),
        counts=("m4", "m5"),
        chain=(outlet, hotline, residents),
        certainty="reported",
        evidence=(Evidence(kind="witness", spans=_spans("two residents")),),
        attribution="a2",
        by="rules/1",
    )
    denial = Claim(
        id="c2",
        type="statement.deny",
        **_at("The butchers denied it"),
        time=When(basis="publication"),
        chain=(outlet,),
        certainty="asserted",
    )
    return killed, denial


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Has programs heed Ctrl-C that a test starts: those of a shell's background do not, nor do all that they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def made_reading() -> Reading:
    """One short article with every kind of mark."""
    return article()


def article() -> Reading:
    document = Document.of(
        ARTICLE,
        external_id="a.txt",
        title="=Shells fall on Quessa",
        outlet="Amsel Courier",
        url="https://courier.example/1",
        published=Published(value=date(2031, 5, 5), basis="given"),
    )
    return Reading(
        document=document,
        blocks=(
            Block(**_at("=Shells fall on Quessa"), kind="headline"),
            Block(start=ARTICLE.index("The Amsel"), end=ARTICLE.index("\nShare"), kind="body"),
            Block(**_at("Share this page"), kind="furniture"),
            Block(start=ARTICLE.index("Rolf Verren"), end=len(ARTICLE), kind="comment", author="Rolf Verren", thread=0),
        ),
        actors=(ActorMention(id="m1", **_at("The butchers"), actor="guard", name="Council Guard", type="armed group", side="council"),),
        places=(
            PlaceMention(
                id="m2",
                **_at("Quessa on"),
                place="war:quessa",
                name="Quessa",
                lat=-31.4,
                lon=-20.08,
                admin1="Orrel Province",
                country="XV",
                feature="settlement",
                radius_km=3.0,
            ),
        ),
        times=(TimeMention(id="m3", **_at("4 May"), type="DATE", value="2031-05-04", from_=date(2031, 5, 4), to=date(2031, 5, 4)),),
        quantities=(
            QuantityMention(
                id="m4", **_at("at least six civilians"), low=6, high=None, unit="person", outcome="killed", population="civilian"
            ),
            QuantityMention(id="m5", **_at("a child"), low=1, high=1, unit="person", outcome="killed", population="child", part_of="m4"),
        ),
        attributions=(
            Attribution(
                id="a1",
                source=_spans("The Amsel Courier"),
                cue=_spans("said"),
                content=_spans("that two residents told a hotline"),
                by="rules/1",
            ),
            Attribution(
                id="a2",
                source=_spans("two residents"),
                cue=_spans("told"),
                content=_spans("at least six civilians, including a child, were killed in Quessa on 4 May"),
                parent="a1",
                nested=True,
            ),
        ),
        claims=_claims(),
        loaded=(Loaded(**_at("butchers"), label="Name_Calling,Labeling", neutral="fighters"),),
        findings=(
            Finding(
                id="f1",
                check="weekday",
                verdict="fails",
                spans=_spans("on Monday", "4 May"),
                message="4 May 2031 was a Sunday.",
                computed={"weekday": "Sunday"},
            ),
            Finding(id="f0", check="sum", verdict="holds", spans=_spans("at least six civilians"), message="1 is no more than 6."),
        ),
        flags=(Flag(**_at("they should all be hanged"), kind="incitement", why="calls for killing"),),
        by={"claims": "claims/1"},
    )


@pytest.fixture
def case_of() -> Callable[..., CaseView]:
    """Makes a case of any readings."""
    return lambda *readings, name="Quessa": Pile(name=name, piled=readings)


@pytest.fixture
def made_case(made_reading: Reading) -> CaseView:
    """A case of that one article."""
    return Pile(name="Quessa", piled=(made_reading,))
