"""The preview wakes for what is written, sleeps through what is read, and goes on where nothing is said of files."""

import threading

import pytest
from generator.watch import Watch

PATIENCE = 180


class Told(Watch):
    """Notes the names of what it is told of."""

    def __init__(self, *places):
        self.names: list[str] = []
        self.more = threading.Condition()
        super().__init__(*places)

    def on_any_event(self, event):
        super().on_any_event(event)
        with self.more:
            self.names += [str(name).rpartition("/")[2] for name in (event.src_path, event.dest_path) if name]
            self.more.notify()

    def hears_of(self, name):
        with self.more:
            return self.more.wait_for(lambda: name in self.names, PATIENCE)


@pytest.fixture
def told(tmp_path):
    (tmp_path / "docs/ko").mkdir(parents=True)
    (tmp_path / "docs/ko/page.md").write_text("text")
    watch = Told(tmp_path, [tmp_path / "docs", tmp_path / "not-there"])
    yield watch
    watch.close()


WRITINGS = {
    "a change": (lambda root: (root / "docs/ko/page.md").write_text("other"), "page.md"),
    "a new file in a new folder": (
        lambda root: ((root / "docs/en").mkdir(), (root / "docs/en/new.md").write_text("new")),
        "en",
    ),
    "a file taken away": (lambda root: (root / "docs/ko/page.md").unlink(), "page.md"),
    "a file put in another's place, as editors do": (
        lambda root: ((root / "half").write_text("other"), (root / "half").replace(root / "docs/ko/page.md")),
        "page.md",
    ),
    "the settings": (lambda root: (root / "mkdocs.yml").write_text("nav:"), "mkdocs.yml"),
}


@pytest.mark.parametrize("writing", WRITINGS)
def test_wakes_for(told, tmp_path, writing):
    write, name = WRITINGS[writing]
    write(tmp_path)
    assert told.hears_of(name)
    assert told.stirred()


def test_sleeps_through_reading(told, tmp_path):
    for path in (tmp_path / "docs").rglob("*.md"):
        path.read_text()
    (tmp_path / "docs/last.md").write_text("")  # the events of one folder come in their order
    assert told.hears_of("last.md")
    assert set(told.names) == {"last.md"}


def test_where_nothing_is_said_of_files_it_looks_again_after_a_while(tmp_path):
    watch = Watch(tmp_path / "not-there", [])
    looking = threading.Thread(target=watch.wait)
    looking.start()
    looking.join(PATIENCE)
    watch.close()
    assert not looking.is_alive()


def test_what_happens_while_it_is_asked_is_answered_next_time(tmp_path):
    class Busy(threading.Event):
        def is_set(self):
            was = super().is_set()
            self.set()
            return was

    watch = Watch(tmp_path / "not-there", [])
    watch._stirred = Busy()
    assert (watch.stirred(), watch.stirred()) == (False, True)
    watch.close()
