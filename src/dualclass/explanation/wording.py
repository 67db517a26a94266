"""Questions in words, from the vocabulary's own texts."""

from __future__ import annotations

from dualclass.evaluation.finding import Need
from dualclass.vocabulary import Vocabulary


def question_text(need: Need, vocabulary: Vocabulary) -> str:
    """What to ask a person for a need, in one sentence."""
    judgement = vocabulary.judgements.get(need.name)
    if judgement is not None:
        return judgement.question
    match need.sort:
        case "kind":
            return "which kind of item is it, more exactly?"
        case "judgement":
            return f"is this so, and why: {need.name}?"
        case "statement":
            return f"is this so: {need.name}?"
        case "target":
            return "what is it for: which item or code, and which activity (development, production, use, component)?"
        case "host":
            return "what equipment is it for, and what does the list say about that?"
        case "shipment":
            return f"{need.name.replace('_', ' ')} of the shipment?"
        case "status":
            return f"{need.name}: what is in force? These sources do not establish it"
        case "source":
            return f"the source is doubtful: {need.name}"
        case "gap":
            return f"not encoded: {need.name}"
        case "collection":
            return f"which {_words(need.name)} does it have (all of them, or none)?"
        case "parameter":
            return _parameter_text(need, vocabulary)


def _words(name: str) -> str:
    return name.replace("_", " ").replace(".", ": ")


def _parameter_text(need: Need, vocabulary: Vocabulary) -> str:
    name = need.name.split(": ")[-1].split(" ")[0]
    definition = vocabulary.parameter(name)
    text = _words(need.name)
    if definition is None:
        return f"{text}?"
    meaning = f" ({definition.text})" if definition.text else ""
    if definition.type == "flag":
        return f"{text}{meaning}: yes or no?"
    if definition.options:
        return f"{text}{meaning}: which of {', '.join(definition.options)}?"
    units = f", in {' or '.join(definition.units)}" if definition.units else ""
    return f"{text}{meaning}{units}?"
