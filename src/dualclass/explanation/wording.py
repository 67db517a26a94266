"""Questions in words, from the vocabulary's own texts."""

from __future__ import annotations

from dualclass.evaluation.finding import Need
from dualclass.vocabulary import Vocabulary


def question_text(need: Need, vocabulary: Vocabulary) -> str:
    """What to ask a person for a need, with the name under which the item file takes the answer, once."""
    judgement = vocabulary.judgements.get(need.name.split(": ")[-1])
    if judgement is not None:
        return f'{judgement.question} ("{need.name}")'
    name = _words(need.name)
    match need.sort:
        case "kind":
            return "which kind of item is it, more exactly?"
        case "judgement" if need.name.split(": ")[-1].startswith("principal element "):
            component = need.name.split("principal element ", 1)[1]
            return (
                f"is the component {component} the principal element of the whole (by quantity, value and know-how), "
                f'and could it be removed or used otherwise? And why ("{need.name}")'
            )
        case "judgement" if need.name.endswith((" for", " in", " of")):
            return f"is it {need.name} what stands under `for`, and why? (a judgement there)"
        case "judgement":
            return f'is this so, and why: "{_sentence(need.name)}"?'
        case "statement" if " is stated for every " in need.name:
            stated, over = need.name.split(" is stated for every ", 1)
            return (
                f"do the stated values of {_words(stated)} tell the best for every {_words(over)}, "
                f'with none better beside or between them ("{need.name}")?'
            )
        case "statement":
            return f'is this so: "{_sentence(need.name)}"?'
        case "target":
            return "what is it for: which item or code, and which activity (development, production, use, component)?"
        case "host":
            return "what equipment is it for, described under `host`, and what does the list say about that?"
        case "shipment":
            return f"{name.removeprefix('shipment: ')} of the shipment?"
        case "status":
            return f"{need.name}: what is in force on this day is not established by the sources"
        case "source":
            return f"the source is doubtful: {need.name}"
        case "gap":
            return f"not encoded: {need.name}"
        case "collection" if need.name == "target":
            return "what is it for? Describe it as an item under `for`"
        case "collection":
            return f"which {name} does it have? Name all of them, or none"
        case "parameter":
            return _parameter_text(need, vocabulary)


def _words(name: str) -> str:
    return name.replace("_", " ").replace(".", ": ")


def _sentence(text: str) -> str:
    return text.rstrip(".?! ")


def _parameter_text(need: Need, vocabulary: Vocabulary) -> str:
    path = need.name.split(": ")[-1].split(" ")[0]
    definition = vocabulary.parameter(path)
    if definition is None:
        return f"{need.name}?"
    meaning = f" ({_sentence(definition.text)})" if definition.text else ""
    if definition.type == "flag":
        return f"{need.name}{meaning}: yes or no?"
    if definition.options:
        return f"{need.name}{meaning}: which of {', '.join(definition.options)}?"
    units = f", in {' or '.join(definition.units)}" if definition.units else ""
    return f"{need.name}{meaning}{units}?"
