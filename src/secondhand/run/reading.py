"""One draft through every stage and check. A stage that fails costs its own layer only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondhand.clean import clean
from secondhand.errors import Unusable
from secondhand.model import Check, Draft, Finding, Knowledge, Problem, Reading, Stage
from secondhand.run.plan import checks, stages


def read_draft(draft: Draft, knowledge: Knowledge, *, plan: Sequence[Stage] | None = None, rules: Sequence[Check] | None = None) -> Reading:
    """The whole reading of one draft, by the registered stages and checks or by those given."""
    return _read(clean(draft), knowledge, stages() if plan is None else plan, checks() if rules is None else rules)


def read_again(reading: Reading, knowledge: Knowledge) -> Reading:
    """A new reading of a document that was read before: its text, metadata and blocks stay, every other layer is made anew."""
    kept = Reading(document=reading.document, problems=tuple(problem for problem in reading.problems if problem.stage == "read"))
    return _read(kept.with_layer("blocks", reading.blocks, reading.by["blocks"]), knowledge, stages(), checks())


def whence(task: Draft | Reading) -> str:
    """Where a text came from, for messages about it."""
    return task.source.origin if isinstance(task, Draft) else task.document.external_id


def _read(reading: Reading, knowledge: Knowledge, plan: Sequence[Stage], rules: Sequence[Check]) -> Reading:
    problems = list(reading.problems)
    for stage in plan:
        try:
            reading = reading.with_layer(stage.writes, stage.mark(reading, knowledge), stage.signature)
        except Unusable:  # damaged files of the model: no document could be read
            raise
        except Exception as error:  # one stage must not cost the document its other layers
            problems.append(_problem(stage.name, error))
    findings = tuple(_findings(reading, rules, problems))
    reading = reading.with_layer("findings", findings, " ".join(rule.signature for rule in rules))
    return reading.with_layer("problems", tuple(problems), "run")


def _findings(reading: Reading, rules: Sequence[Check], problems: list[Problem]) -> Iterator[Finding]:
    for rule in rules:
        try:
            yield from rule.find(reading)
        except Exception as error:  # one check must not cost the others
            problems.append(_problem(rule.name, error))


def _problem(stage: str, error: Exception) -> Problem:
    return Problem(stage=stage, what=f"{type(error).__name__}: {error}")
