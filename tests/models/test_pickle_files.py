""".pt files: honest ones are converted once, hostile ones run nothing and are told for it."""

from __future__ import annotations

import argparse
import io
import json
import os
import pickle
import struct
import subprocess
import sys
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from diffusion_studio.models import ModelError, pickle_file
from diffusion_studio.models.pickle_file import READ_SWITCH, converted
from diffusion_studio.models.pickle_reader import Refusal, network_tensors
from diffusion_studio.models.safetensors_file import read_tensors

WEIGHTS = {
    "conv.weight": torch.arange(24, dtype=torch.float32).reshape(4, 6),
    "conv.bias": torch.tensor([0.5, -1.0], dtype=torch.float16),
}


class Writes:
    """Unpickling this in the usual way writes a file."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return os.system, (f"touch {self.marker}",)


def saved(content: Any) -> bytes:
    buffer = io.BytesIO()
    torch.save(content, buffer)
    return buffer.getvalue()


def archive(parts: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return buffer.getvalue()


def rearchived(content: bytes, method: int, **changed: bytes) -> bytes:
    """The same archive, packed again: with another method, or with parts changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    root = next(iter(parts)).split("/")[0]
    more = {f"{root}/{name.replace('__', '.')}": data for name, data in changed.items()}
    return archive(parts | more, method)


def same(tensors: dict[str, Tensor], wanted: dict[str, Tensor]) -> bool:
    return tensors.keys() == wanted.keys() and all(
        torch.equal(tensors[name].float(), wanted[name].float()) for name in wanted
    )


# --- the whole way, through a process ---


def test_an_honest_file_is_converted_once_and_again_when_it_changes(
    tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "-weights é.pt"
    path.write_bytes(saved(WEIGHTS))
    made = converted(path)
    assert own_home in made.parents
    assert same(read_tensors(made)[0], WEIGHTS)
    first = made.stat()
    assert converted(path) == made
    assert made.stat().st_ino == first.st_ino
    path.write_bytes(saved({"another": torch.ones(3)}))
    started_as_a_frozen_program(monkeypatch)
    again = converted(path)
    assert read_tensors(again)[0].keys() == {"another"}
    assert sorted(file.name for file in made.parent.iterdir()) == sorted([made.name, again.name])


def started_as_a_frozen_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A frozen program has no Python to start: it starts itself again, with a switch."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program, switch = pickle_file._command()
    assert (program, switch) == (sys.executable, READ_SWITCH)
    package = [program, "-m", "diffusion_studio"]  # stands for the frozen executable
    monkeypatch.setattr(pickle_file, "_command", lambda: [*package, switch])
    monkeypatch.setenv("PYTHONPATH", str(Path(pickle_file.__file__).parents[2]))


def test_a_hostile_file_is_refused_and_its_code_does_not_run(
    tmp_path: Path, own_home: Path
) -> None:
    marker = tmp_path / "it_ran"
    path = tmp_path / "model.safetensors"  # the wrong ending fools no one
    path.write_bytes(saved({"weight": torch.ones(2), "more": Writes(marker)}))
    with pytest.raises(ModelError) as caught:
        converted(path)
    sentence = str(caught.value)
    assert f"holds Python objects ({os.system.__module__}.system), not only weights" in sentence
    assert "nothing of it was run; save its state_dict alone" in sentence
    assert "weights_only" not in sentence  # torch's own words tell how to switch the wall off
    assert not marker.exists()
    assert not [file for file in own_home.rglob("*") if file.is_file()]
    with path.open("rb") as file:  # the trap is real
        torch.load(file, weights_only=False)
    assert marker.exists()


def test_a_process_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pickle_file, "SECONDS", 0.05)
    path = tmp_path / "slow.pt"
    path.write_bytes(saved(WEIGHTS))
    with pytest.raises(ModelError, match="was not read within 0 seconds"):
        converted(path)


def test_a_process_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deadly.pt"
    path.write_bytes(saved(WEIGHTS))
    killed = [sys.executable, "-c", "import os; os.abort()"]
    monkeypatch.setattr(pickle_file, "_command", lambda: killed)
    with pytest.raises(ModelError, match="the process that tried it ended"):
        converted(path)


def test_no_more_memory_is_taken_than_a_file_of_its_size_needs(tmp_path: Path) -> None:
    """The reader, told to use less than the tensor needs, says so and lives to say it."""
    source, target, report = (tmp_path / name for name in ("a.pt", "a.safetensors", "report"))
    source.write_bytes(saved({"weight": torch.ones(2**24)}))  # 64 MB
    reader = Path(pickle_file.__file__).with_name("pickle_reader.py")
    arguments = [str(source), str(target), str(report), str(2**24)]
    if sys.platform != "linux":  # elsewhere the system sets no such limit
        return
    done = subprocess.run([sys.executable, "-P", str(reader), *arguments], check=False)
    assert done.returncode == 1
    words = "needs more memory than a file of its size should"
    assert json.loads(report.read_text()) == {"sentence": words, "values": {}}
    assert not target.exists()


@pytest.mark.parametrize("broken", ["no room", "no folder"])
def test_a_cache_that_cannot_be_written_is_told(
    broken: str, tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "weights.pt"
    path.write_bytes(saved(WEIGHTS))
    if broken == "no room":
        full = pickle_file.shutil.disk_usage(tmp_path)._replace(free=10)
        monkeypatch.setattr(pickle_file.shutil, "disk_usage", lambda _: full)
        message = "has no room for"
    else:
        cache = tmp_path / "cache"
        cache.write_text("a file where the folder should be")
        monkeypatch.setattr(pickle_file.platformdirs, "user_cache_dir", lambda *_, **__: cache)
        message = "cannot be converted in"
    with pytest.raises(ModelError, match=message):
        converted(path)


def test_converted_files_that_are_long_unused_make_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pickle_file, "KEPT_BYTES", 250)
    files = [tmp_path / f"{number}.safetensors" for number in range(4)]
    for number, file in enumerate(files):
        file.write_bytes(bytes(100))
        os.utime(file, (1e9 + number, 1e9 + number))
    pickle_file._forget_unused(tmp_path, newest=files[0])
    assert [file.exists() for file in files] == [True, False, True, True]


# --- what the reader takes and refuses, in this process: these files are known ---


def read(path: Path, content: bytes) -> dict[str, Tensor]:
    path.write_bytes(content)
    return network_tensors(path)


@pytest.mark.parametrize(
    "content",
    [
        WEIGHTS,
        OrderedDict(WEIGHTS),
        {"state_dict": WEIGHTS, "step": 5, "optimizer": {"param_groups": []}},
        {"model": {"conv.weight": torch.zeros(4, 6)}, "ema": WEIGHTS},
        {"nested": {"model": WEIGHTS}},
        WEIGHTS | {"updates": torch.tensor(5), "note": "kept apart"},
        {name: torch.nn.Parameter(tensor) for name, tensor in WEIGHTS.items()},
    ],
    ids=["plain", "ordered", "checkpoint", "averaged first", "nested", "counters", "parameters"],
)
def test_the_networks_tensors_are_found(tmp_path: Path, content: dict[str, Any]) -> None:
    assert same(read(tmp_path / "a.pt", saved(content)), WEIGHTS)


def test_files_from_before_archives_are_read(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    torch.save(WEIGHTS, buffer, _use_new_zipfile_serialization=False)
    assert same(read(tmp_path / "a.pt", buffer.getvalue()), WEIGHTS)


def test_views_and_tied_weights_are_read_as_what_they_show(tmp_path: Path) -> None:
    base = torch.arange(12.0).reshape(3, 4)
    content = {"turned": base.T, "row": base[1], "tied": base, "twin": base}
    assert same(read(tmp_path / "a.pt", saved(content)), content)


def spread(elements: int) -> bytes:
    """A file of a few bytes that declares a tensor of very many elements, all at one place."""
    return saved({"weight": torch.zeros(1).expand(elements)})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (saved(argparse.Namespace(a=1)), "Python objects (argparse.Namespace)"),
        (saved(torch.nn.Linear(2, 2)), "Python objects (torch.nn.modules.linear.Linear)"),
        (pickle.dumps(Writes(Path("marker"))), "pickle without network weights"),
        (pickle.dumps({"a": print}, protocol=2), "Python objects"),
        (saved(torch.ones(3)), "holds no network, but one Tensor"),
        (saved({"a": 5}), "holds no network weights"),
        (saved({"state": {}, "param_groups": [{"lr": 1.0}]}), "state of an optimiser"),
        (saved({"a": {"b": {"c": {"d": {"e": WEIGHTS}}}}}), "holds no network weights"),
        (spread(10**12), "claims more numbers for 'weight' than it holds"),
        (saved({"a": torch.eye(3).to_sparse()}), "sparse or quantised"),
        (rearchived(saved(WEIGHTS), zipfile.ZIP_DEFLATED), "is compressed"),
        (rearchived(saved(WEIGHTS), zipfile.ZIP_STORED, evil__py=b"1"), "which torch.save does"),
        (rearchived(saved(WEIGHTS), zipfile.ZIP_STORED, code__py=b"1"), "which torch.save does"),
        (archive({"a/code/x.py": b"", "a/data.pkl": b""}), "TorchScript program"),
        (archive({"picture.png": b"1"}), "ZIP archive without network weights"),
        (archive({"a/data.pkl": b"", "b/data.pkl": b""}), "which torch.save does not write"),
        (b"\x80\x02" + bytes(40), "pickle without network weights, or is damaged"),
    ],
)
def test_what_is_not_a_networks_weights_is_refused(
    tmp_path: Path, content: bytes, message: str
) -> None:
    with pytest.raises(Refusal) as caught:
        read(tmp_path / "a.pt", content)
    assert message in str(caught.value)
    assert "weights_only" not in str(caught.value)


def test_a_flipped_bit_and_a_cut_are_noticed(tmp_path: Path) -> None:
    content = bytearray(saved({"weight": torch.full((64,), 1.25)}))
    place = bytes(content).index(struct.pack("<f", 1.25) * 64)
    content[place + 5] ^= 1
    with pytest.raises(Refusal, match="has another checksum"):
        read(tmp_path / "a.pt", bytes(content))
    with pytest.raises(Refusal, match="is damaged or cut short"):
        read(tmp_path / "cut.pt", bytes(content[: place + 20]))
