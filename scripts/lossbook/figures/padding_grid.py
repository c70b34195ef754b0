"""A padded batch as a grid: the loss of each token, the padding crossed out, and the two divisors with what they give."""

WORDS = ("sentence", "pad", "kept", "all")
VALUES = ("token_losses", "kept", "sum_of_kept", "kept_tokens", "places", "loss_by_mask", "loss_mask_then_mean")

WIDTH, LEFT, CELL, HIGH = 340, 62, 46, 34
OPENING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" style="max-width: 418px" '
    'font-family="inherit" font-size="13" fill="var(--figure-text)">'
)


def draw(values: dict, words: dict) -> str:
    parts, top = [], 4
    for number, (losses, kept) in enumerate(zip(values["token_losses"], values["kept"], strict=True), 1):
        parts.append(_text(LEFT - 8, top + 22, f"{words['sentence']} {number}", "end"))
        for column, (loss, keep) in enumerate(zip(losses, kept, strict=True)):
            parts += _token(LEFT + column * CELL, top, loss) if keep else _pad(LEFT + column * CELL, top, words["pad"])
        top += HIGH + 6
    total = f"{values['sum_of_kept']:.2f}"
    rows = (
        ("good", "✓", words["kept"], values["kept_tokens"], values["loss_by_mask"]),
        ("bad", "✗", words["all"], values["places"], values["loss_mask_then_mean"]),
    )
    for colour, mark, what, divisor, loss in rows:
        paint = f'fill="var(--figure-{colour})" font-weight="700"'
        parts.append(_text(4, top + 22, f"{mark} {what}", "start", paint))
        parts.append(_text(WIDTH - 4, top + 22, f"{total} ÷ {divisor} = {loss:.3f}", "end", paint))
        top += 26
    return OPENING.format(width=WIDTH, height=top + 10) + "".join(parts) + "</svg>"


def _text(x: float, y: float, words: str, anchor: str, paint: str = "") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" {paint}>{words}</text>'


def _token(x: float, y: float, loss: float) -> list[str]:
    box = f'<rect x="{x}" y="{y}" width="{CELL - 4}" height="{HIGH}" rx="4" fill="var(--figure-main)" opacity="0.16"/>'
    edge = f'<rect x="{x}" y="{y}" width="{CELL - 4}" height="{HIGH}" rx="4" fill="none" stroke="var(--figure-main)"/>'
    return [box, edge, _text(x + (CELL - 4) / 2, y + 22, f"{loss:.2f}", "middle")]


def _pad(x: float, y: float, word: str) -> list[str]:
    box = (
        f'<rect x="{x}" y="{y}" width="{CELL - 4}" height="{HIGH}" rx="4" fill="none" stroke="var(--figure-grid)" '
        'stroke-dasharray="4 3"/>'
    )
    return [box, _text(x + (CELL - 4) / 2, y + 22, word, "middle", 'opacity="0.65"')]
