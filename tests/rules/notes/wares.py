"""Chemicals, mixtures, software and technology for the cases, with all said that decides nothing there."""

from __future__ import annotations

from typing import Any

from tests.rules.notes.cases import Data, answers

WATER = "7732-18-5"

IDENTIFIED = "the CAS numbers given identify it in every form"
MILITARY = "it is specified in the military list"
CONSUMER = "it is identified as consumer goods"
NAMED_ONLY = "the limit of the note is put only to the chemicals that the note names"
AS_LISTED = "the export rules treat the mixture as the listed chemical"

_SHORT = "each alkyl a methyl, ethyl, normal propyl or isopropyl group"
AMITON_SALTS = "it belongs to family alkylated or protonated salts of amiton"
SHORT_ALKYL_ON_PHOSPHORUS = (
    "it belongs to family chemicals with a phosphorus atom bonded to one methyl, ethyl, normal propyl or isopropyl"
    " group and to no further carbon atom"
)
DIHALIDES = f"it belongs to family N,N-dialkyl phosphoramidic dihalides, {_SHORT}"
PHOSPHORAMIDATES = f"it belongs to family dialkyl N,N-dialkylphosphoramidates, {_SHORT}"
AMINOETHYL_CHLORIDES = f"it belongs to family N,N-dialkyl aminoethyl-2-chlorides and their protonated salts, {_SHORT}"
AMINOETHANOLS_ALL = f"it belongs to family N,N-dialkyl aminoethane-2-ols and their protonated salts, {_SHORT}"
AMINOETHANOLS = (
    f"{AMINOETHANOLS_ALL}, but neither N,N-diisopropyl-(beta)-aminoethanol (CAS 96-80-0)"
    " nor N,N-diethylaminoethanol (CAS 100-37-8)"
)
AMINOETHANETHIOLS = f"it belongs to family N,N-dialkyl aminoethane-2-thiols and their protonated salts, {_SHORT}"
SALTS_OF_DIMETHYLAMINOETHANOL = "it belongs to family protonated salts of N,N-dimethylaminoethanol"
SALTS_OF_DIETHYLAMINOETHANOL = "it belongs to family protonated salts of N,N-diethylaminoethanol"

OF_NO_FAMILY = dict.fromkeys(
    (
        AMITON_SALTS,
        SHORT_ALKYL_ON_PHOSPHORUS,
        DIHALIDES,
        PHOSPHORAMIDATES,
        AMINOETHYL_CHLORIDES,
        AMINOETHANOLS,
        AMINOETHANOLS_ALL,
        AMINOETHANETHIOLS,
    ),
    False,
)

TECHNOLOGY_NOT_FREE: Data = {
    "it is the minimum necessary for the installation, operation, maintenance or repair of goods that are not"
    " controlled or whose export is authorised": False,
    "it is in the public domain": False,
    "it is the minimum information necessary for a patent application": False,
}
SOFTWARE_NOT_FREE: Data = {
    "it is sold from stock at retail selling points without restriction, over the counter, by mail, electronically"
    " or by telephone": False,
    "it is in the public domain": False,
    "it is the minimum object code necessary for the installation, operation, maintenance or repair of items whose"
    " export has been authorised": False,
}


def chemical(cas: str | None = None, *, share: str | None = None, said: Data | None = None) -> Data:
    """A chemical whose CAS number says all about it and that is of no family, unless ``said`` says otherwise."""
    parameters: Data = {} if cas is None else {"cas": cas}
    made: Data = {
        "kind": "chemical",
        "parameters": parameters,
        "statements": {IDENTIFIED: True, **OF_NO_FAMILY, **(said or {})},
    }
    if share is not None:
        parameters["share"] = share
    return made


def sent(
    item: Data, destination: str | None = None, packaging: str | None = "bulk", *, consumer: bool | None = None
) -> Data:
    """The item as sent somewhere; in bulk unless said otherwise."""
    shipment = {"destination": destination, "packaging": packaging}
    made = {**item, "shipment": {name: value for name, value in shipment.items() if value is not None}}
    if consumer is not None:
        made["statements"] = {**made.get("statements", {}), CONSUMER: consumer}
    return made


def mixture(*constituents: Data, judged: Data | None = None, complete: bool = True) -> Data:
    """A mixture of these constituents, the list of them complete unless said otherwise."""
    members: Any = list(constituents)
    if not complete:
        members = {"members": members, "complete": False}
    made: Data = {"kind": "chemical_mixture", "parameters": {"constituent": members}}
    if judged:
        made["judgements"] = answers(judged)
    return made


def in_water(cas: str, share: str, *, said: Data | None = None, judged: Data | None = None) -> Data:
    """A mixture of one chemical with water; the share is a text such as ``10.01`` (per cent by weight)."""
    listed = chemical(cas, share=f"{share} % by weight", said=said)
    return mixture(listed, chemical(WATER), judged=judged)


def aimed(
    kind: str,
    activity: str,
    target: Data | str,
    judged: Data | None = None,
    *,
    host: Data | None = None,
    regime: str = "",
) -> Data:
    """Something for a target: an item, or a code (base numbering without ``regime``), with the answers for it."""
    aim: Data = {"activities": [activity]} | ({"code": target} if isinstance(target, str) else {"item": target})
    if regime:
        aim["regime"] = regime
    if judged:
        aim["judgements"] = answers(judged)
    return {"kind": kind, "for": [aim]} | ({} if host is None else {"host": host})


def technology(
    activity: str, target: Data | str, judged: Data | None = None, *, host: Data | None = None, regime: str = ""
) -> Data:
    """Technology for a target that no general note frees; ``judged`` answers for the target."""
    free = {"statements": TECHNOLOGY_NOT_FREE, "judgements": answers({"it is basic scientific research": False})}
    return aimed("technology", activity, target, judged, host=host, regime=regime) | free


def software(
    activity: str, target: Data | str, judged: Data | None = None, *, host: Data | None = None, regime: str = ""
) -> Data:
    """Software for a target that no general note frees; ``judged`` answers for the target."""
    free = {"statements": SOFTWARE_NOT_FREE}
    return aimed("software", activity, target, judged, host=host, regime=regime) | free
