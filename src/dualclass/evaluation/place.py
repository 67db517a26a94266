"""Where in a rule a sentence stands: what a finding may be assumed of there, and whose figures it speaks of."""

from __future__ import annotations

from typing import NamedTuple


class Mode(NamedTuple):
    """What a reference hands on to the paragraph it names.

    ``helps``: a "no" here could show some release, so nothing may be assumed. ``hinders``: a "no" here could only
    keep some release from being shown. ``own``: the subject is an item of its own (what something is for), to which
    the root's judgements do not extend. ``wholes``: the reference is to what a component is for, so that the
    components the paragraphs name do not count in turn (S14); this goes no further than the paragraphs themselves.
    """

    helps: bool = False
    hinders: bool = False
    own: bool = False
    wholes: bool = False


PLAIN = Mode()


class Place(NamedTuple):
    """A position in a rule.

    ``code``: the paragraph that is evaluated. ``collection``: the collection whose member is spoken of.
    ``negative``: inside a negation of this paragraph, or (``None``) where a sentence may speak both for and against the
    whole, as under ``exactly``. ``mode``: as handed on by references and releases above.
    """

    code: str = ""
    collection: str | None = None
    negative: bool | None = False
    mode: Mode = PLAIN

    def within(self, collection: str) -> Place:
        """The same, speaking of a member of a collection; what the item is for is no part of it."""
        inside = Place(self.code, collection, self.negative, self.mode)
        return inside.of_its_own() if collection == "target" else inside

    def turned(self) -> Place:
        """The same, inside a negation: what helped a release now hinders it."""
        mode = self.mode._replace(helps=self.mode.hinders, hinders=self.mode.helps)
        return Place(self.code, self.collection, None if self.negative is None else not self.negative, mode)

    def undirected(self) -> Place:
        """The same, where a "no" may turn the whole either way."""
        either = self.mode.helps or self.mode.hinders
        return Place(self.code, self.collection, None, self.mode._replace(helps=either, hinders=either))

    def counted(self, word: str) -> Place:
        """The same, inside a claim about members: by its quantifier."""
        if word == "exactly":
            return self.undirected()
        return self.turned() if word in {"no", "at most", "less than"} else self

    def in_release(self) -> Place:
        """The same, inside a release note: a "no" hinders this release, and turns round for the releases outside it."""
        mode = self.mode._replace(helps=self.mode.hinders, hinders=True)
        return Place(self.code, self.collection, False, mode)

    def at(self, code: str) -> Place:
        """At another paragraph, whose subject is an item in its own right."""
        return Place(code, None, False, self.mode._replace(wholes=False))

    def of_its_own(self, *, wholes: bool = False) -> Place:
        """The same, about an item that is not a part of the root."""
        mode = self.mode._replace(own=True, wholes=wholes)
        return Place(self.code, self.collection, self.negative, mode)

    @property
    def strict(self) -> bool:
        """Whether a kind not held must be certain here: declared apart, or stated (S8)."""
        return self.negative is not False

    @property
    def may_assume(self) -> bool:
        """Whether assumptions apply at this place at all: never where they could show a release."""
        return not self.mode.helps
