"""Plugins: the hooks they implement, the host that loads them, and the lists they bring."""

from dualclass.plugins.folders import folder_source
from dualclass.plugins.hooks import ListSource, Numbering, hookimpl
from dualclass.plugins.host import Host, PluginInfo
from dualclass.plugins.loading import LoadedLists, load_lists

__all__ = [
    "Host",
    "ListSource",
    "LoadedLists",
    "Numbering",
    "PluginInfo",
    "folder_source",
    "hookimpl",
    "load_lists",
]
