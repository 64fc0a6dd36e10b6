"""The shipped vocabulary has no fault; a copy that is broken in one way has that fault and no other."""

import shutil
from pathlib import Path

import pytest

from molehunt.model.check import check_model
from molehunt.model.errors import ModelError
from molehunt.model.shipped import shipped
from molehunt.model.vocabulary import vocabulary

SHIPPED = shipped("data", "model")
RELAYS, CUSTODY, TIES = "predicates/relays.yaml", "predicates/custody.yaml", "predicates/ties.yaml"
LABELS, GRADES, HELD, WORDS = "labels.yaml", "grades.yaml", "attribution.yaml", "custody.yaml"
GROUPS = "ties.yaml"
NAMES, DOCUMENTS = "predicates/names.yaml", "predicates/documents.yaml"


def faults(folder: Path, file: str, old: str, new: str) -> list[str]:
    copy = folder / "model"
    shutil.copytree(SHIPPED, copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return list(check_model(copy))


def test_the_shipped_vocabulary_has_no_fault() -> None:
    assert check_model(SHIPPED) == ()


BROKEN = {
    "a key misspelt": (RELAYS, "  optional:", "  optionl:", "told: optionl is not known; expected optional"),
    "no meaning": (CUSTODY, "  means: SUBJECT read OBJECT.\n", "", "read: means is missing"),
    "no limit": (CUSTODY, "  not: that OBJECT was addressed to SUBJECT.\n", "", "read: not is missing"),
    "an empty meaning": (CUSTODY, "means: SUBJECT read OBJECT.", "means: ''", "read: means is empty"),
    "no full stop": (CUSTODY, "SUBJECT read OBJECT.", "SUBJECT read OBJECT", "read: means does not end with a full"),
    "no full stop in the limit": (CUSTODY, "that it was read.", "that it was read", "received: not does not end with"),
    "a role that is none": (
        CUSTODY,
        "{subject: agent, object: document, recipient",
        "{subject: agent, objects: document, recipient",
        "gave: roles: objects is not known; expected object",
    ),
    "a group that is none": (
        TIES,
        "object: organization}",
        "object: organisation}",
        "member_of: roles: object: organisation is no group",
    ),
    "needed and optional": (
        RELAYS,
        "  optional: {recipient: agent}",
        "  optional: {subject: agent, recipient: agent}",
        "told: role subject is needed and optional",
    ),
    "an edge from a role it lacks": (
        TIES,
        "{type: MEMBER_OF, from: subject, to: object}",
        "{type: MEMBER_OF, from: recipient, to: object}",
        "member_of: edge MEMBER_OF runs at the role recipient",
    ),
    "an edge to itself": (
        TIES,
        "{type: MEMBER_OF, from: subject, to: object}",
        "{type: MEMBER_OF, from: subject, to: subject}",
        "member_of: edge MEMBER_OF runs from subject to itself",
    ),
    "an edge in small letters": (
        TIES,
        "type: OWNED",
        "type: Owned",
        "owned: edge type Owned is not written as one",
    ),
    "an edge without an end": (
        TIES,
        "{type: MEMBER_OF, from: subject, to: object}",
        "{type: MEMBER_OF, from: subject}",
        "member_of: edges: to is missing",
    ),
    "a key of an edge": (
        TIES,
        "{type: MEMBER_OF,",
        "{typ: MEMBER_OF,",
        "member_of: edges: typ is not known; expected type",
    ),
    "edges of two kinds": (
        TIES,
        "type: OWNED",
        "type: SAW",
        "owned: edge SAW has other labels at its end than in showed",
    ),
    "a group of ties that nobody draws": (
        GROUPS,
        "edges: [KIN_OF,",
        "edges: [KIN_UV,",
        "ties.yaml: kinship: no predicate draws KIN_UV; did you mean KIN_OF?",
    ),
    "a group of ties with one twice": (
        GROUPS,
        "edges: [KIN_OF,",
        "edges: [KIN_OF, KIN_OF,",
        "ties.yaml: kinship: KIN_OF stands there twice",
    ),
    "a group of ties without a direction": (
        GROUPS,
        "  directed: false\n  edges: [KIN_OF,",
        "  edges: [KIN_OF,",
        "ties.yaml: kinship: directed is missing",
    ),
    "custody of a role it lacks": (
        CUSTODY,
        "custody: {subject: read}",
        "custody: {recipient: read}",
        "read: custody names the role recipient",
    ),
    "custody of no role": (
        CUSTODY,
        "custody: {subject: read}",
        "custody: {sbject: read}",
        "read: custody: sbject is not known; expected subject",
    ),
    "words for a role it lacks": (
        CUSTODY,
        "SUBJECT read OBJECT.",
        "SUBJECT read OBJECT to RECIPIENT.",
        "read: means speaks of RECIPIENT",
    ),
    "a name in capitals": (CUSTODY, "\nread:\n", "\nRead:\n", "Read: the name is not written as one"),
    "a predicate twice in a file": (CUSTODY, "\nsaw:\n", "\nread:\n", "read stands there again"),
    "a probability above 1": (GRADES, "probability: 0.98", "probability: 1.98", "reliability: A: probability is 1.98"),
    "a probability in words": (
        GRADES,
        "probability: 0.98",
        "probability: high",
        "reliability: A: probability is 'high'",
    ),
    "probabilities that rise": (
        GRADES,
        "probability: 0.25",
        "probability: 0.55",
        "reliability: E: probability 0.55 is not below 0.5",
    ),
    "probabilities that stay": (
        GRADES,
        "probability: 0.15",
        "probability: 0.4",
        "credibility: 5: probability 0.4 is not below 0.4",
    ),
    "a step missing": (
        GRADES,
        "  6: {means: Truth cannot be judged, probability: 0.5}\n",
        "",
        "credibility: 6 is missing",
    ),
    "a step too many": (
        GRADES,
        "  6: {",
        "  7: {means: Unheard, probability: 0.1}\n  6: {",
        "credibility: 7 is not known",
    ),
    "a step without probability": (
        GRADES,
        "Completely reliable, probability: 0.98",
        "Completely reliable",
        "reliability: A: probability is missing",
    ),
    "an empty list": (
        HELD,
        "date_bases:\n",
        "date_bases: {}\nrest:\n",
        "date_bases: is an empty list",
    ),
    "a list misspelt": (HELD, "stances:", "stance:", "stance is not known; expected stances"),
    "a word that YAML takes for a Boolean": (
        HELD,
        "  done: It is",
        "  yes: It is",
        "modes: True is read as bool; expected a word",
    ),
    "a word without meaning": (HELD, "  plain: No hedge.", "  plain:", "certainties: plain: its meaning is empty"),
    "a label that is none": (
        LABELS,
        "document: [Document]",
        "document: [Documents]",
        "groups: document: Documents is no label",
    ),
    "an empty group": (LABELS, "document: [Document]", "document: []", "groups: document: is empty"),
    "kinds misspelt": (
        LABELS,
        "Passage: {kinds: []}",
        "Passage: {kind: []}",
        "evidence: Passage: kind is not known; expected kinds",
    ),
    "no kinds": (
        LABELS,
        "Person: {kinds: [unknown, unnamed]}",
        "Person: {kinds: []}",
        "entities: Person: has no kinds",
    ),
    "a kind of two labels": (LABELS, "[spelling,", "[alias, spelling,", "kind alias is one of Codename, too"),
    "a kind twice": (LABELS, "[unknown, unnamed]", "[unknown, unknown]", "Person: kind unknown stands there twice"),
    "a part that is none": (
        RELAYS,
        "plays: [relay, occasion]\n",
        "plays: [rely, occasion]\n",
        "told: plays: rely is no part; expected naming",
    ),
    "a role that lives and is none": (
        RELAYS,
        "alive: [subject, recipient]\n",
        "alive: [subject, listener]\n",
        "alive and existing name the role listener, which it does not have",
    ),
    "a role that lives and exists": (
        RELAYS,
        "existing: [via]\n",
        "existing: [via, recipient]\n",
        "alive and existing both name the role recipient",
    ),
    "roles that are no list": (RELAYS, "existing: [via]\n", "existing: via\n", "existing: is 'via'; expected a list"),
    "a part that nobody plays": (DOCUMENTS, "  plays: copying\n", "", "no predicate plays copying"),
    "two namings": (DOCUMENTS, "plays: copying", "plays: [copying, naming]", "all play naming; expected one"),
    "an unknown word of custody": (
        CUSTODY,
        "custody: {subject: stole}",
        "custody: {subject: nicked}",
        "stole: custody makes of subject nicked, no word of custody.yaml; expected wrote",
    ),
    "a word of custody without meaning": (WORDS, "saw: Saw it.", "saw:", "custody.yaml: saw: its meaning is empty"),
    "no list of custody": (WORDS, "wrote: Wrote", "{}\n---\nwrote: Wrote", "custody.yaml: cannot be read as YAML"),
    "an open role for nobody": (
        LABELS,
        "  via: any",
        "  via: anybody",
        "labels.yaml: open: via: anybody is no group of labels.yaml",
    ),
    "no YAML": (TIES, "member_of:\n", "member_of: {\n", "predicates/ties.yaml: cannot be read as YAML: "),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_copy(tmp_path: Path, name: str) -> None:
    file, old, new, words = BROKEN[name]
    found = faults(tmp_path, file, old, new)
    assert any(words in fault for fault in found), found
    assert all(fault.startswith(file) or words in fault for fault in found), found


def test_a_predicate_in_two_files_is_refused_by_the_reader(tmp_path: Path) -> None:
    faults(tmp_path, CUSTODY, "\nsaw:\n", "\nmet:\n")
    with pytest.raises(ModelError, match=r"met is already defined in acts\.yaml"):
        vocabulary(tmp_path / "model")


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(SHIPPED, copy)
    (copy / GRADES).unlink()
    found = check_model(copy)
    assert any(fault.startswith("grades.yaml: cannot be read as YAML: ") for fault in found)


def test_every_fault_is_listed(tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(SHIPPED, copy)
    text = (copy / TIES).read_text(encoding="utf-8")
    (copy / TIES).write_text(text.replace("  not: ", "  nto: "), encoding="utf-8")
    many = text.count("  not: ")
    found = check_model(copy)
    assert sum("nto is not known; expected not" in fault for fault in found) == many
    assert sum("not is missing" in fault for fault in found) == many
