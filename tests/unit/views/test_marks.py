"""The signs cover the data model, are seen on their paper, and can be told apart by colour-blind readers."""

import json
from itertools import combinations, pairwise, product

import numpy as np
import pytest

from molehunt.model.status import STATUSES
from molehunt.model.vocabulary import vocabulary
from molehunt.views import marks

PAPERS = {"light": marks.LIGHT, "dark": marks.DARK}
# Machado, Oliveira and Fernandes 2009, table 1, severity 1.0, on linear RGB; doi 10.1109/TVCG.2009.113.
SEEN_BY = {
    "normal sight": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def rgb(colour):
    return np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])


def linear(values):
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """The contrast ratio of WCAG 2.2."""
    darker, lighter = sorted(float(linear(values) @ TO_XYZ[1]) for values in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def lab(values):
    xyz = np.clip(values, 0, 1) @ TO_XYZ.T / np.array([0.95047, 1, 1.08883])
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def grounds(paper):
    return [rgb(paper.ground), *map(rgb, paper.tints)]


def test_that_the_measure_of_contrast_is_that_of_the_standard():
    assert contrast(rgb("#000000"), rgb("#ffffff")) == pytest.approx(21)
    assert contrast(rgb("#777777"), rgb("#ffffff")) == pytest.approx(4.48, abs=0.01)


def test_that_every_status_family_label_and_role_has_a_sign():
    model = vocabulary()
    assert tuple(marks.STATUSES) == STATUSES
    families = [family for hue in marks.HUES for family in hue.families]
    assert sorted(families) == sorted({predicate.family for predicate in model.predicates.values()})
    assert sorted(marks.KINDS) == sorted(model.entity_labels)
    roles = {role for predicate in model.predicates.values() for role in (*predicate.roles, *predicate.optional)}
    assert set(marks.ROLES) == roles | set(model.open_roles)


def test_that_there_are_no_more_than_six_hues():
    assert len(marks.HUES) <= 6


@pytest.mark.parametrize("paper", PAPERS)
def test_that_lines_are_seen_at_every_grade_and_text_is_readable(paper):
    drawn_on = PAPERS[paper]
    for hue, step, ground in product(marks.HUES, marks.STEPS, grounds(drawn_on)):
        drawn = rgb(getattr(hue, paper)) * step.opacity + ground * (1 - step.opacity)
        assert contrast(drawn, ground) >= 3, (hue.name, step.name)
    for ground in grounds(drawn_on):
        assert contrast(rgb(drawn_on.ink), ground) >= 7
        assert contrast(rgb(drawn_on.quiet), ground) >= 4.5
        assert contrast(rgb(drawn_on.days), ground) >= 3


@pytest.mark.parametrize("sight", SEEN_BY)
@pytest.mark.parametrize("paper", PAPERS)
def test_that_hues_differ_in_every_sight(paper, sight):
    for one, other in combinations(marks.HUES, 2):
        seen = [lab(SEEN_BY[sight] @ linear(rgb(getattr(hue, paper)))) for hue in (one, other)]
        assert np.linalg.norm(seen[0] - seen[1]) >= 20, (one.name, other.name)


def test_that_no_two_signs_of_a_table_look_alike_without_colour():
    lines = [(line.dash, line.struck, line.hollow) for line in (*marks.STATUSES.values(), marks.NOT_DONE)]
    assert len(set(lines)) == len(lines)
    for table in (marks.ROLES, marks.KINDS):
        shapes = [(symbol.points, symbol.filled) for symbol in table.values()]
        assert len(set(shapes)) == len(shapes)
    widths = [step.width for step in marks.STEPS]
    assert widths == sorted(widths, reverse=True)
    assert all(wide >= 1.4 * narrow for wide, narrow in pairwise(widths))


@pytest.mark.parametrize(
    ("grade", "step"),
    [("A1", "firm"), ("B3", "firm"), ("C3", "middle"), ("D2", "middle"), ("D4", "weak"), ("", "weak")],
)
def test_that_a_grade_is_on_the_step_that_its_probability_gives(grade, step):
    assert marks.step_of(grade).name == step


@pytest.mark.parametrize("grade", ["E1", "E6", "A5", "C5"])
def test_that_what_is_not_to_be_relied_on_is_weak(grade):
    assert marks.step_of(grade).name == "weak"


def test_that_the_grammar_is_plain_data():
    grammar = marks.grammar()
    assert json.loads(json.dumps(grammar)) == grammar
    assert grammar["statuses"]["reported"]["dash"] == list(marks.STATUSES["reported"].dash)
    assert grammar["step_of"]["B3"] == "firm"
    assert grammar["hue_of"]["relays"] == "talk"
