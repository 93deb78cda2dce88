"""The sealed workspace: what opens it, and that damage opens nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from countback.errors import SealBroken, SealBusy, SealRefused, UsageError
from countback.registers.people.keys import Hardness, Secret
from countback.registers.people.sealed import padded_length
from countback.registers.people.workspace import HEADER, INDEX, Workspace, destroy

LIGHT = Hardness(rounds=1, memory=64, lanes=1)
WORDS = "correct horse battery staple"


def made(folder: Path) -> Workspace:
    return Workspace.create(folder, Secret.passphrase(WORDS), hardness=LIGHT)


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    with made(tmp_path / "w") as workspace:
        workspace.index["lists"].append({"file": workspace.put("Іваненко".encode())})
        workspace.keep()
    with Workspace.open(tmp_path / "w", Secret.passphrase(WORDS)) as again:
        assert again.get(again.index["lists"][0]["file"]).decode() == "Іваненко"
        assert again.check() == 1
    for path in (tmp_path / "w").iterdir():
        assert "Іваненко".encode() not in path.read_bytes()


def test_a_wrong_secret_opens_nothing(tmp_path: Path) -> None:
    made(tmp_path / "w").close()
    with pytest.raises(SealRefused, match="wrong passphrase"):
        Workspace.open(tmp_path / "w", Secret.passphrase(WORDS + "!"))
    with pytest.raises(SealRefused, match="opens with a passphrase"):
        Workspace.open(tmp_path / "w", Secret.key_file(bytes(32)))
    with pytest.raises(SealRefused, match="no people workspace"):
        Workspace.open(tmp_path, Secret.passphrase(WORDS))


def test_a_key_file_opens_and_another_does_not(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "w", Secret.key_file(b"k" * 32)).close()
    Workspace.open(tmp_path / "w", Secret.key_file(b"k" * 32)).close()
    with pytest.raises(SealRefused, match="wrong key file"):
        Workspace.open(tmp_path / "w", Secret.key_file(b"j" * 32))


def test_short_secrets_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="14 characters"):
        Workspace.create(tmp_path / "w", Secret.passphrase("short"), hardness=LIGHT)
    with pytest.raises(UsageError, match="at least 32"):
        Secret.key_file(b"short")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_cut_and_flipped_files_open_nothing(tmp_path: Path, data: st.DataObject) -> None:
    folder = tmp_path / "w"
    if not folder.exists():
        with made(folder) as workspace:
            workspace.index["lists"].append({"file": workspace.put(b"x" * 5000)})
            workspace.keep()
    path = data.draw(st.sampled_from(sorted(folder.glob("*.sealed"))))
    good = path.read_bytes()
    if data.draw(st.booleans()):
        bad = good[: data.draw(st.integers(0, len(good) - 1))]
    else:
        at, bit = data.draw(st.integers(0, len(good) - 1)), data.draw(st.integers(0, 7))
        bad = good[:at] + bytes([good[at] ^ (1 << bit)]) + good[at + 1 :]
    try:
        path.write_bytes(bad)
        with (
            pytest.raises(SealBroken, match=r"nothing|cut"),
            Workspace.open(folder, Secret.passphrase(WORDS)) as workspace,
        ):
            workspace.check()
    finally:
        path.write_bytes(good)


def test_a_file_in_anothers_place_is_seen(tmp_path: Path) -> None:
    with made(tmp_path / "w") as workspace:
        one, two = workspace.put(b"one"), workspace.put(b"two")
        (tmp_path / "w" / one).write_bytes((tmp_path / "w" / two).read_bytes())
        with pytest.raises(SealBroken, match="changed or is not of this workspace"):
            workspace.get(one)
    with made(tmp_path / "v"):
        (tmp_path / "v" / INDEX).write_bytes((tmp_path / "w" / INDEX).read_bytes())
    with pytest.raises(SealBroken):
        Workspace.open(tmp_path / "v", Secret.passphrase(WORDS))


@pytest.mark.parametrize("change", [{"rounds": 2}, {"memory": 2**40}, {"salt": "AAAA"}, {"lanes": None}])
def test_a_changed_header_opens_nothing(tmp_path: Path, change: dict[str, object]) -> None:
    made(tmp_path / "w").close()
    path = tmp_path / "w" / HEADER
    header = json.loads(path.read_text())
    header["key"] |= change
    path.write_text(json.dumps(header))
    with pytest.raises((SealBroken, SealRefused), match="nothing was opened"):
        Workspace.open(tmp_path / "w", Secret.passphrase(WORDS))


def test_one_at_a_time_and_a_folder_of_its_own(tmp_path: Path) -> None:
    with made(tmp_path / "w"), pytest.raises(SealBusy, match="another program"):
        Workspace.open(tmp_path / "w", Secret.passphrase(WORDS))
    with pytest.raises(UsageError, match="new or empty"):
        made(tmp_path / "w")


def test_an_unnamed_part_goes_with_the_next_change(tmp_path: Path) -> None:
    with made(tmp_path / "w") as workspace:
        workspace.put(b"left by a crash")
        workspace.keep()
        assert [p.name for p in (tmp_path / "w").glob("*.sealed")] == [INDEX]


def test_a_new_secret_replaces_the_old(tmp_path: Path) -> None:
    with made(tmp_path / "w") as workspace:
        workspace.rewrap(Secret.passphrase("another phrase of words"), hardness=LIGHT)
    with pytest.raises(SealRefused):
        Workspace.open(tmp_path / "w", Secret.passphrase(WORDS))
    Workspace.open(tmp_path / "w", Secret.passphrase("another phrase of words")).close()


def test_destroying_takes_the_key_and_leaves_noise(tmp_path: Path) -> None:
    made(tmp_path / "w").close()
    destroy(tmp_path / "w")
    assert not (tmp_path / "w" / HEADER).exists()
    with pytest.raises(SealRefused):
        Workspace.open(tmp_path / "w", Secret.passphrase(WORDS))
    with pytest.raises(SealRefused, match="gone already"):
        destroy(tmp_path / "w")


@given(st.integers(1, 10**9))
def test_padding_hides_the_length_at_little_cost(length: int) -> None:
    padded = padded_length(length)
    assert max(length, 4096) <= padded <= max(4096, length * 1.12)
    assert padded_length(padded) == padded
