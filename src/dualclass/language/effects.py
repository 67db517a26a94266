"""The effect of a note: what it releases, defers, defines or says."""

from __future__ import annotations

from dualclass.language.context import LineContext
from dualclass.language.criteria import Reference
from dualclass.language.paragraphs import Effect
from dualclass.language.parsing import Branch, branch, branches, name_of, texts, token
from dualclass.language.references import complete_note, read_references


def read_effect(tree: Branch, context: LineContext) -> Effect:
    """The effect; its condition stands in the lines below it."""
    name = name_of(tree)
    references, exceptions = _listed(tree, context)
    if name == "releases":
        return Effect("releases", references, exceptions)
    if name == "releases_unless":
        return Effect("releases unless", references, exceptions)
    if name == "defers":
        return Effect("defers", references, exceptions)
    if name == "lowest_threshold":
        return Effect("lowest threshold", references, exceptions)
    if name == "supplies":
        return Effect("supplies", references, name=texts(tree, "TERM")[0])
    if name == "takes_back":
        word = token(tree, "NOTE")
        assert word is not None
        note = complete_note(word, context)
        return Effect("takes back", (Reference("note", note),), note=note)
    if name == "excludes":
        member, *collections = texts(tree, "NAME")
        return Effect("excludes", name=member, collections=tuple(collections))
    if name == "says":
        return Effect("says", text=texts(tree, "STRING")[0])
    return Effect("narrows" if name == "narrows" else "defines", name=texts(tree, "NAME")[0])


def _listed(tree: Branch, context: LineContext) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    listed = branch(tree, "refs")
    except_ = branch(tree, "except")
    return (
        read_references(listed, context) if listed is not None else (),
        read_references(branches(except_)[0], context) if except_ is not None else (),
    )
