"""The checks of F.cross_entropy from top to bottom, each with the message of who fails it; then a loss, unexamined."""

from html import escape

WORDS = ("logits_dtype", "batch", "axes", "target_dtype", "weight", "range", "passed", "unchecked")
VALUES = ("order", "messages")

WIDTH, BOX, GAP, TOP = 340, 48, 16, 36
LONGEST = 46  # characters of a message that fit a box


def draw(values: dict, words: dict) -> str:
    texts = {name: escape(_short(values["messages"][name])) for name in values["order"]}
    height = TOP + len(texts) * (BOX + GAP) + BOX + 4
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="inherit" font-size="13" '
        f'fill="var(--figure-text)" style="max-width: {WIDTH * 1.23:.0f}px">',
        '<text x="170" y="16" text-anchor="middle" font-weight="700">cross_entropy(logits, targets, weight)</text>',
        _arrow(20, TOP - 2),
    ]
    for index, (name, text) in enumerate(texts.items()):
        y = TOP + index * (BOX + GAP)
        word = words[name.replace(" ", "_")]
        parts += [
            f'<rect x="1" y="{y}" width="{WIDTH - 2}" height="{BOX}" rx="5" fill="none" stroke="var(--figure-bad)"/>',
            f'<text x="10" y="{y + 19}"><tspan font-weight="700">{index + 1}. </tspan>{word}</text>',
            f'<text x="10" y="{y + 38}" font-size="12" fill="var(--figure-bad)">✗ {text}</text>',
            _arrow(y + BOX, y + BOX + GAP),
        ]
    y = height - BOX - 4
    parts += [
        f'<rect x="1" y="{y}" width="{WIDTH - 2}" height="{BOX}" rx="5" fill="none" stroke="var(--figure-good)"/>',
        f'<text x="10" y="{y + 19}" font-weight="700" fill="var(--figure-good)">✓ {words["passed"]}</text>',
        f'<text x="10" y="{y + 38}">{words["unchecked"]}</text>',
        "</svg>",
    ]
    return "".join(parts)


def _short(message: str) -> str:
    """As much of a message as fits, cut at a word."""
    if len(message) <= LONGEST:
        return message
    return message[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",") + " …"


def _arrow(start: float, end: float) -> str:
    return (
        f'<path d="M170 {start}V{end - 5}" stroke="var(--figure-text)" stroke-width="1.5"/>'
        f'<path d="M166 {end - 6}h8l-4 6Z"/>'
    )
