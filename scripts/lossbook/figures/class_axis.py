"""Where the class axis goes: (B, T, C) logits transposed to (B, C, T) above their (B, T) target, or as they stand."""

from pathlib import Path
from string import Template

from lossbook.figures.charts import number

WORDS = ("tokens", "classes", "target", "right", "wrong", "because", "then")
VALUES = ("scores", "labels", "as_it_stands_message")
WIDTH, HEIGHT, BEHIND = 28, 20, 8  # of a cell; how far the second sample of the batch stands out behind the first
TOKEN = 1  # the token whose scores are followed from grid to grid


def draw(values: dict, words: dict) -> str:
    sample = values["scores"][0]
    by_class = [list(row) for row in zip(*sample, strict=True)]
    start, end = values["as_it_stands_message"].split(" size ")
    template = Template(Path(__file__).with_suffix(".svg").read_text(encoding="utf8"))
    return template.substitute(
        words,
        tokens_last=_grid(22, 40, sample, "main", lambda row, column: row == TOKEN),
        tokens_first=_grid(212, 40, by_class, "main", lambda row, column: column == TOKEN),
        target_row=_grid(212, 132, [values["labels"][0]], "good", lambda row, column: column == TOKEN, ".0f"),
        as_it_stands=_grid(22, 246, sample, "bad", lambda row, column: column == 0),
        message_start=f"{start} size",
        message_end=end,
    )


def _grid(left: int, top: int, rows: list, colour: str, marked, form: str = ".1f") -> str:
    """Cells of one sample, the marked ones filled and with their numbers, and the next sample behind them."""
    width, height = WIDTH * len(rows[0]), HEIGHT * len(rows)
    place = f'x="{left + BEHIND}" y="{top - BEHIND}" width="{width}" height="{height}"'
    cells = [f'<rect {place} fill="var(--figure-panel)" stroke="var(--figure-grid)"/>']
    for row, numbers in enumerate(rows):
        for column, value in enumerate(numbers):
            x, y = left + WIDTH * column, top + HEIGHT * row
            fill = f"var(--figure-{colour})" if marked(row, column) else "var(--md-default-bg-color)"
            cells.append(
                f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" fill="{fill}" stroke="var(--figure-text)"/>'
            )
            if marked(row, column):
                cells.append(
                    f'<text x="{x + WIDTH / 2:g}" y="{y + 14.5:g}" text-anchor="middle" font-size="12" '
                    f'fill="var(--md-default-bg-color)">{number(value, form)}</text>'
                )
    return "".join(cells)
