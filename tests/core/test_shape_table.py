"""The table of the shape doctor is what torch does, cell by cell; a change of it is noticed."""

import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from lossbook.instruments.shape_doctor import TABLE
from remembered import digest, remembered
from shape_table import __main__ as command
from shape_table import table as maker


@pytest.fixture
def compare(monkeypatch, tmp_path):
    """`compare(text)`: what `python -m shape_table --compare` answers where the file kept holds `text`."""

    def compare(text: str) -> int:
        monkeypatch.setattr(command, "FILE", tmp_path / "table.json")
        monkeypatch.setattr(sys, "argv", ["shape_table", "--compare"])
        command.FILE.write_text(text, encoding="utf8")
        return command.main()

    return compare


@pytest.fixture
def torch_as_it_was():
    threads, always = torch.get_num_threads(), torch.is_warn_always_enabled()
    yield
    torch.set_num_threads(threads)
    torch.set_warn_always(always)


@pytest.fixture
def as_kept(monkeypatch):
    """Instead of calling torch: the first test holds that the table kept is what it does."""
    kept = json.loads(TABLE.read_text(encoding="utf8"))
    made = SimpleNamespace(cells=kept["cells"], outcomes=kept["outcomes"], make=lambda: kept)
    monkeypatch.setattr(maker, "Table", lambda: made)


def test_the_table_is_what_torch_does_now(torch_as_it_was, compare, monkeypatch, capsys):
    text = TABLE.read_text(encoding="utf8")
    cells, outcomes, made = remembered(_made, digest([Path(maker.__file__).parent]))
    monkeypatch.setattr(
        maker, "Table", lambda: SimpleNamespace(cells=cells, outcomes=outcomes, make=lambda: json.loads(made))
    )
    assert compare(text) == 0, capsys.readouterr().out
    kept = json.loads(text)
    assert int(re.match(r"(\d+) cells", capsys.readouterr().out)[1]) == kept["cells"] >= 5000
    assert kept["torch"] == torch.__version__.partition("+")[0]


def _made():
    """All calls of torch, which take a minute."""
    table = maker.Table()
    made = json.dumps(table.make())
    return table.cells, table.outcomes, made


def test_another_version_of_torch_alone_is_no_difference():
    text = TABLE.read_text(encoding="utf8")
    older = re.sub(r'"torch": "[^"]*"', '"torch": "1.0"', text, count=1)
    assert older != text
    assert command.changes(older, text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [(r"got \{target\}", "got {input}"), (r'("cells": ")(\w)', r"\g<1>1\2"), (r'"cells": (\d+)', r'"cells": 1\1')],
    ids=["a message", "a cell", "the count"],
)
def test_a_change_of_the_kept_table_is_noticed(as_kept, compare, capsys, old, new):
    assert compare(TABLE.read_text(encoding="utf8")) == 0  # nothing but the change is noticed
    text = TABLE.read_text(encoding="utf8")
    changed = re.sub(old, new, text, count=1)
    assert changed != text
    assert compare(changed) == 1
    assert "python -m shape_table" in capsys.readouterr().out
