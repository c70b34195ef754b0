"""Which loss for which target: a tree of questions whose leaves are the losses that the example calls."""

WORDS = (
    "question", "number", "value", "outliers", "quantile", "uncertainty", "count",
    "yes_no", "binary", "multi_label",
    "class", "multi_class", "probabilities", "ordinal",
    "other", "sequence", "similarity", "overlap",
)  # fmt: skip
VALUES = ("names",)

# a branch and its leaves; each leaf is the task whose loss stands beside it
BRANCHES = {
    "number": ("value", "outliers", "quantile", "uncertainty", "count"),
    "yes_no": ("binary", "multi_label"),
    "class": ("multi_class", "probabilities", "ordinal"),
    "other": ("sequence", "similarity", "overlap"),
}
WIDTH, ROW, TRUNK, TWIG = 344, 25, 10, 26
OPENING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" style="max-width: 430px" '
    'font-family="inherit" font-size="13" fill="var(--figure-text)">'
)


def draw(values: dict, words: dict) -> str:
    parts = [_text(2, 15, words["question"], 'font-weight="700"')]
    top, last = 20, 20
    for branch, leaves in BRANCHES.items():
        y = top + ROW - 6
        last = y
        parts.append(_line(f"M{TRUNK} {y - 4}H{TWIG - 6}"))
        parts.append(_text(TWIG - 3, y, words[branch], 'font-weight="700" fill="var(--figure-main)"'))
        for number, leaf in enumerate(leaves, 1):
            below = y + number * ROW
            parts.append(_line(f"M{TWIG + 8} {below - 4}H{TWIG + 20}"))
            parts.append(_text(TWIG + 24, below, words[leaf]))
            loss = values["names"][leaf]
            parts.append(_text(WIDTH - 2, below, loss, 'text-anchor="end" font-size="12.5" fill="var(--figure-good)"'))
        parts.append(_line(f"M{TWIG + 8} {y + 6}V{y + len(leaves) * ROW - 4}"))
        top = y + len(leaves) * ROW + 8
    parts.append(_line(f"M{TRUNK} 22V{last - 4}"))
    return OPENING.format(width=WIDTH, height=top + 8) + "".join(parts) + "</svg>"


def _text(x: float, y: float, words: str, paint: str = "") -> str:
    return f'<text x="{x}" y="{y}" {paint}>{words}</text>'


def _line(path: str) -> str:
    return f'<path d="{path}" fill="none" stroke="var(--figure-grid)" stroke-width="1.5"/>'
