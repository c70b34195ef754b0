"""ko: CTC, 코사인 임베딩, 다중 마진, 순위 손실이 모양과 길이에 대해 내는 오류입니다.
en: What CTC, cosine embedding, multi-margin and ranking losses raise about shapes and lengths.
"""

import textwrap

import torch
import torch.nn.functional as F

torch.manual_seed(0)
log_probs = torch.randn(10, 2, 5).log_softmax(dim=2)  # (T, B, C)
words = torch.randint(1, 5, (2, 4))  # (B, S)
tens, fours = torch.tensor([10, 10]), torch.tensor([4, 4])  # (B,)


def refused(name, call):
    try:
        call()
    except Exception as error:
        kind, text = type(error).__name__, str(error)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text


def ctc(input_lengths=tens, target_lengths=fours, **arguments):
    return lambda: F.ctc_loss(log_probs, words, input_lengths, target_lengths, **arguments)


one_length_type, one_length_message = refused("one length", ctc(input_lengths=tens[:1]))
target_count_type, target_count_message = refused("one target", ctc(target_lengths=fours[:1]))
too_long_type, too_long_message = refused("too long", ctc(input_lengths=tens + 2))
short_targets_type, short_targets_message = refused("targets", ctc(target_lengths=fours + 2))
blank_type, blank_message = refused("blank", ctc(blank=5))
ctc_mended = ctc()().item()
print(f"  -> {ctc_mended:.4f}")

left, right = torch.randn(4, 3), torch.randn(4, 3)  # (B, D)
pairs = torch.tensor([1.0, -1.0, 1.0, -1.0])  # (B,)
cosine_type, cosine_message = refused(
    "cosine embedding",
    lambda: F.cosine_embedding_loss(left, right, pairs.unsqueeze(1)),
)
cosine_mended = F.cosine_embedding_loss(left, right, pairs).item()
print(f"  -> {cosine_mended:.4f}")

classes = torch.tensor([0, 1, 2, 3])  # (B,)
margin_type, margin_message = refused("multi margin", lambda: F.multi_margin_loss(left, classes))
shape_type, shape_message = refused(
    "multi margin, shape",
    lambda: F.multi_margin_loss(left, classes.unsqueeze(1)),
)

scores = torch.randn(4)  # (B,)
ranking_type, ranking_message = refused(
    "ranking",
    lambda: F.margin_ranking_loss(scores, scores + 1, pairs.unsqueeze(1)),
)
