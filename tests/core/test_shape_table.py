"""The table of the shape doctor is what torch does, cell by cell; a change of it is noticed."""

import json
import re
import sys

import pytest
import torch
from lossbook.instruments.shape_doctor import TABLE
from shape_table import __main__ as command
from shape_table import table as maker

pytestmark = pytest.mark.xdist_group("shape_table")  # what these tests share is made once


@pytest.fixture(scope="module")
def made():
    """The table made anew: every cell by a call of torch."""
    threads, always = torch.get_num_threads(), torch.is_warn_always_enabled()
    table = maker.Table()
    result = table.make()
    torch.set_num_threads(threads)
    torch.set_warn_always(always)
    return table, result


@pytest.fixture
def compare(made, monkeypatch, tmp_path):
    """`compare(text)`: what `python -m shape_table --compare` answers where the file kept holds `text`."""

    class Made:
        cells, outcomes = made[0].cells, made[0].outcomes

        def make(self):
            return made[1]

    def compare(text: str) -> int:
        monkeypatch.setattr(maker, "Table", Made)
        monkeypatch.setattr(command, "FILE", tmp_path / "table.json")
        monkeypatch.setattr(sys, "argv", ["shape_table", "--compare"])
        command.FILE.write_text(text, encoding="utf8")
        return command.main()

    return compare


def test_the_table_is_what_torch_does_now(compare, capsys):
    text = TABLE.read_text(encoding="utf8")
    assert compare(text) == 0, capsys.readouterr().out
    kept = json.loads(text)
    assert int(re.match(r"(\d+) cells", capsys.readouterr().out)[1]) == kept["cells"] >= 5000
    assert kept["torch"] == torch.__version__.partition("+")[0]


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
def test_a_change_of_the_kept_table_is_noticed(compare, capsys, old, new):
    text = TABLE.read_text(encoding="utf8")
    changed = re.sub(old, new, text, count=1)
    assert changed != text
    assert compare(changed) == 1
    assert "python -m shape_table" in capsys.readouterr().out
