"""One draft through every stage and check. A stage that fails costs its own layer only."""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.clean import clean
from secondhand.model import Draft, Finding, Knowledge, Problem, Reading
from secondhand.run.plan import checks, stages


def read_draft(draft: Draft, knowledge: Knowledge) -> Reading:
    """The whole reading of one draft."""
    reading = clean(draft)
    problems: list[Problem] = []
    for stage in stages():
        try:
            reading = reading.with_layer(stage.writes, stage.mark(reading, knowledge), stage.signature)
        except Exception as error:  # one stage must not cost the document its other layers
            problems.append(_problem(stage.name, error))
    findings = tuple(_findings(reading, problems))
    reading = reading.with_layer("findings", findings, "checks")
    return reading.with_layer("problems", tuple(problems), "run")


def _findings(reading: Reading, problems: list[Problem]) -> Iterator[Finding]:
    for check in checks():
        try:
            yield from check.find(reading)
        except Exception as error:  # one check must not cost the others
            problems.append(_problem(check.name, error))


def _problem(stage: str, error: Exception) -> Problem:
    return Problem(stage=stage, what=f"{type(error).__name__}: {error}")
