"""Starting a list: a distribution of its own from templates, which installs and classifies at once."""

from dualclass.workshop.starting.making import make
from dualclass.workshop.starting.rendering import render
from dualclass.workshop.starting.request import Request, checked

__all__ = ["Request", "checked", "make", "render"]
