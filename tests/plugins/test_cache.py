"""What is kept on disk: whole or not at all, of its own key or not at all, and never an error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pluggy
import pytest

from dualclass.plugins import Host, cache, keys, points

from .conftest import MakePlugin

ROOT = Path(__file__).parents[2]
USUAL = os.environ.copy()
"""The environment of all other tests: its cache has the lists."""
DATA = {"name": "täglich", "values": [1, None, True, ["x"]]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def only_file(folder: Path) -> Path:
    (path,) = folder.glob(f"*{cache.ENDING}")
    return path


def test_kept_and_read_again(folder: Path) -> None:
    cache.write(folder, {"a": DATA, "b": b"bytes\n\x00"}, "key\nof two lines")
    assert cache.read(folder, "a", "key\nof two lines") == DATA
    assert cache.read_bytes(folder, "b", "key\nof two lines") == b"bytes\n\x00"
    assert cache.read(folder, "b", "key\nof two lines") is None, "no JSON"
    assert cache.read(folder, "c", "key\nof two lines") is None
    assert cache.read(folder, "a", "another key") is None
    assert folder.stat().st_mode & 0o077 == 0


def test_keys_that_share_a_slot_take_each_others_place(folder: Path) -> None:
    cache.write(folder, {"a": 1}, "first", "slot")
    cache.write(folder, {"a": 2}, "second", "slot")
    assert cache.read(folder, "a", "first", "slot") is None
    assert cache.read(folder, "a", "second", "slot") == 2
    assert len(list(folder.iterdir())) == 1


def test_no_damage_gives_another_answer(folder: Path) -> None:
    cache.write(folder, {"a": DATA}, "key")
    path = only_file(folder)
    content = path.read_bytes()
    for place in range(len(content)):
        path.write_bytes(content[:place])
        assert cache.read(folder, "a", "key") is None
        path.write_bytes(content[:place] + bytes([content[place] ^ 0x20]) + content[place + 1 :])
        assert cache.read(folder, "a", "key") is None
    path.write_bytes(content + b" ")
    assert cache.read(folder, "a", "key") is None
    path.write_bytes(json.dumps(DATA).encode())
    assert cache.read(folder, "a", "key") is None
    path.write_bytes(content)
    assert cache.read(folder, "a", "key") == DATA


def test_another_key_under_the_same_file_name_is_not_taken(folder: Path) -> None:
    cache.write(folder, {"a": DATA}, "key")
    content = only_file(folder).read_bytes()
    Path(cache._path(folder, "a", "other")).write_bytes(content)
    assert cache.read(folder, "a", "other") is None


def test_a_file_that_cannot_be_written_leaves_nothing(folder: Path) -> None:
    """As on a full disk: the system refuses to write on in the middle of a file."""
    program = (
        "import resource, sys\nfrom pathlib import Path\nfrom dualclass.plugins import cache\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "folder = Path(sys.argv[1])\n"
        "cache.write(folder, {'small': 1, 'large': 'x' * 5000, 'later': 2}, 'key')\n"
        "print(cache.read(folder, 'large', 'key'), cache.read(folder, 'small', 'key'))\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, folder], capture_output=True, text=True, check=False)
    assert (ended.stderr, ended.stdout.split()) == ("", ["None", "1"])
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_classifying_with_a_full_disk_answers_the_same(tmp_path: Path) -> None:
    program = (
        "import resource, sys\nresource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "from dualclass.cli.main import main\nsys.exit(main(sys.argv[1:]))\n"
    )
    arguments = ["classify", str(ROOT / "examples" / "adc_ad9208.toml"), "--as-of", "2026-11-26"]
    full = {**os.environ, "DUALCLASS_CACHE_DIR": str(tmp_path / "full")}
    command = [sys.executable, "-c", program, *arguments]
    limited = subprocess.run(command, env=full, capture_output=True, text=True, check=False)
    assert (limited.returncode, limited.stderr) == (0, "")
    usual = [sys.executable, "-m", "dualclass.cli.main", *arguments]
    free = subprocess.run(usual, env=USUAL, capture_output=True, text=True, check=False)
    assert limited.stdout == free.stdout
    kept = list((tmp_path / "full").glob("*")) if (tmp_path / "full").exists() else []
    assert all(path.stat().st_size <= 1000 for path in kept)


WRITER = """
import sys
from pathlib import Path
from dualclass.plugins import cache
folder, letter = Path(sys.argv[1]), sys.argv[2]
for number in range(60):
    cache.write(folder, {"shared": letter * 20_000}, "key")
    found = cache.read(folder, "shared", "key")
    if found is not None and (len(found) != 20_000 or len(set(found)) != 1):
        sys.exit("mixed")
"""


def test_processes_that_write_at_once_never_mix(folder: Path) -> None:
    workers = [subprocess.Popen([sys.executable, "-c", WRITER, folder, letter]) for letter in "abc"]
    assert [worker.wait(60) for worker in workers] == [0, 0, 0]
    assert len(set(str(cache.read(folder, "shared", "key")))) == 1
    assert [path for path in folder.iterdir() if path.name.startswith(".")] == []


def test_old_files_and_what_was_left_half_written_are_cleared_away(folder: Path) -> None:
    folder.mkdir()
    abandoned, fresh = folder / ".writing-old", folder / ".writing-new"
    for path in (abandoned, fresh):
        path.write_bytes(b"half")
    os.utime(abandoned, (time.time() - 7200, time.time() - 7200))
    for number in range(cache.KEPT + 5):
        cache.write(folder, {"a": number}, f"key {number}")
    assert not abandoned.exists()
    assert fresh.exists()
    assert len(list(folder.glob(f"*{cache.ENDING}"))) == cache.KEPT


def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    monkeypatch.setenv("DUALCLASS_CACHE_DIR", str(folder))
    assert cache.cache_folder() == folder
    folder.chmod(0o777)
    assert cache.cache_folder() is None
    folder.chmod(0o755)
    assert cache.cache_folder() == folder
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    if folder.stat().st_uid != 0:
        assert cache.cache_folder() is None


def test_the_users_own_folder_is_what_platformdirs_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    monkeypatch.delenv("DUALCLASS_CACHE_DIR", raising=False)
    for home in (str(tmp_path), ""):
        monkeypatch.setenv("XDG_CACHE_HOME", home)
        assert cache._users_folder() == Path(platformdirs.user_cache_dir("dualclass", appauthor=False))


# ---------------------------------------------------------------- keys


def settled(path: Path) -> None:
    """Long enough ago that a further change would show."""
    os.utime(path, (1_700_000_000, 1_700_000_000))


def test_a_key_is_another_when_anything_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_SETTLED", 0)
    rules, code = tmp_path / "a.rules", tmp_path / "plugin.py"
    for path in (rules, code):
        path.write_text("one", encoding="utf-8")
        settled(path)
    first = keys.content_key([rules], [code], ["fact"])
    assert first is not None
    assert keys.content_key([rules], [code], ["fact"]) == first, "kept beside the state of the files"
    assert keys.content_key([rules], [code], ["another fact"]) != first
    assert keys.content_key([rules], [], ["fact"]) != first
    rules.write_text("two", encoding="utf-8")
    settled(rules)
    second = keys.content_key([rules], [code], ["fact"])
    assert second != first, "same size, same time of change: the system's own time of change tells"
    rules.write_text("one", encoding="utf-8")
    settled(rules)
    assert keys.content_key([rules], [code], ["fact"]) == first, "contents count, not times"
    code.write_text("three", encoding="utf-8")
    assert keys.content_key([rules], [code], ["fact"]) != first
    rules.unlink()
    assert keys.content_key([rules], [code], ["fact"]) is None


def test_a_file_changed_a_moment_ago_is_read(tmp_path: Path) -> None:
    rules = tmp_path / "a.rules"
    rules.write_text("one", encoding="utf-8")
    assert cache.state_of([rules]) is None
    assert keys.content_key([rules], [], []) is not None


# ---------------------------------------------------------------- plugins


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of Python's path with one installed distribution that has no plugin."""
    site = tmp_path / "site"
    info = site / "made-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: made\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(site))
    return site


def test_plugins_are_looked_up_again_when_an_installation_changes(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "_USUAL", (*points._USUAL, *sys.meta_path))
    calls: list[int] = []
    look_up = points._look_up

    def counted() -> tuple[points.Point, ...]:
        calls.append(1)
        return look_up()

    monkeypatch.setattr(points, "_look_up", counted)
    first = points.installed_points()
    again = points.installed_points()
    assert len(calls) == 1
    assert [(each.name, each.value) for each in again] == [(each.name, each.value) for each in first]
    assert {each.dist.version for each in again if each.dist} == {each.dist.version for each in first if each.dist}
    (site / "made-1.0.dist-info" / "entry_points.txt").write_text("[dualclass]\nmade = made_plugin:thing\n")
    changed = points.installed_points()
    assert len(calls) == 2
    assert "made" in {each.name for each in changed}
    (site / "made-1.0.dist-info").rename(site / "made-2.0.dist-info")
    points.installed_points()
    assert len(calls) == 3


def test_a_kept_entry_point_loads_what_the_real_one_does(site: Path) -> None:
    (site / "made_plugin.py").write_text("class Thing:\n    inner = 7\n")
    owner = points.KeptDistribution("made", "1.0")
    assert points.KeptPoint("made", "made_plugin:Thing.inner", owner).load() == 7
    assert points.KeptPoint("made", "json", owner).load() is json
    sys.modules.pop("made_plugin", None)


@pytest.mark.parametrize("kept", [None, {}, ["x"], [["a", "b", "c"]], [["a", "b", "c", 4]]])
def test_kept_plugins_that_are_none_are_looked_up(kept: object) -> None:
    assert points._kept(kept) is None


def test_a_plugin_may_use_pluggys_own_options(make_plugin: MakePlugin) -> None:
    body = (
        "import pluggy\n"
        "@pluggy.HookimplMarker('dualclass')(tryfirst=True)\n"
        "def numbering():\n    return {'xx': lambda code: code}\n"
    )
    assert Host([make_plugin("own", body)]).numbering()["xx"]("1A001") == "1A001"
    assert pluggy.HookimplMarker("dualclass").project_name == "dualclass"


def test_a_hook_that_answers_nothing_is_no_answer(make_plugin: MakePlugin) -> None:
    assert Host([make_plugin("quiet", "@hookimpl\ndef control_lists():\n    return None\n")]).lists() == ()
