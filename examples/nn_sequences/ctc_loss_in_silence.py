"""ko: CTC 손실의 인자와, 오류 없이 틀린 값이 나오는 호출
en: The arguments of CTC loss, and calls that return a wrong value without an error.
"""

import torch
import torch.nn.functional as F

T, N, C = 4, 2, 3
logits = torch.sin(torch.arange(T * N * C, dtype=torch.float64)).view(T, N, C)
log_probs = logits.log_softmax(2)  # (T, N, C)
targets = torch.tensor([[1, 2], [2, 0]])  # (N, S)  # ko: 뒤의 0은 패딩  # en: the last 0 is padding
frames, labels = torch.tensor([4, 3]), torch.tensor([2, 1])  # input_lengths, target_lengths


def ctc(log_probs=log_probs, targets=targets, frames=frames, labels=labels, **arguments):
    return F.ctc_loss(log_probs, targets, frames, labels, **arguments)


# ko: mean은 타깃 길이로 나눈 다음 배치에서 평균합니다.
# en: mean divides by the target length, then averages over the batch.
loss_none = ctc(reduction="none").tolist()
loss_sum, loss_mean = ctc(reduction="sum").item(), ctc().item()
mean_by_hand = (loss_none[0] / 2 + loss_none[1] / 1) / 2
sum_over_labels = loss_sum / 3
loss_blank_last = ctc(log_probs.roll(-1, 2), targets - 1, blank=2).item()  # ko: 라벨은 0부터  # en: labels from 0
print(
    f"none {loss_none[0]:.4f} {loss_none[1]:.4f}  sum {loss_sum:.4f}  mean {loss_mean:.4f}  blank=2 {loss_blank_last:.4f}"
)

# ko: 같은 라벨 두 개 사이에는 blank가 있어야 하므로 [1, 1]에는 3프레임이 필요합니다.
# en: Two equal labels need a blank between them: [1, 1] takes three frames.
twice = torch.tensor([[1, 1], [1, 2]])
short, both = torch.tensor([2, 4]), torch.tensor([2, 2])
z = logits.clone().requires_grad_()
too_short = ctc(z.log_softmax(2), twice, short, both)
too_short.backward()
loss_too_short, gradient_is_nan = too_short.item(), z.grad[:2, 0].isnan().all().item()
loss_zeroed = ctc(targets=twice, frames=short, labels=both, zero_infinity=True).item()
loss_of_the_other = ctc(log_probs[:, 1:], twice[1:], short[1:], both[1:]).item()
print(f"too short {loss_too_short}, zeroed {loss_zeroed:.4f}, the other sample alone {loss_of_the_other:.4f}")

# ko: log_softmax 없이 로짓을, 또는 확률을 넣은 경우
# en: Logits without log_softmax, or probabilities.
loss_from_logits, loss_from_probs = ctc(logits + 3).item(), ctc(log_probs.exp()).item()
z = (logits + 3).requires_grad_()
ctc(z, reduction="sum").backward()
nudge = torch.zeros_like(logits)
nudge[0, 0, 1] = 1e-6
slope = ((ctc(logits + 3 + nudge, reduction="sum") - ctc(logits + 3 - nudge, reduction="sum")) / 2e-6).item()
slope_by_torch = z.grad[0, 0, 1].item()
print(
    f"logits {loss_from_logits:.4f}  probabilities {loss_from_probs:.4f}  slope {slope:.4f}, by autograd {slope_by_torch:.4f}"
)

# ko: N과 T가 같으면 (N, T, C)도 그대로 받습니다.
# en: With N equal to T, (N, T, C) passes.
square = torch.sin(torch.arange(27, dtype=torch.float64)).view(3, 3, 3).log_softmax(2)  # (T, N, C)
three = torch.tensor([[1, 2]] * 3), torch.tensor([3] * 3), torch.tensor([2] * 3)
loss_right_order, loss_wrong_order = ctc(square, *three).item(), ctc(square.transpose(0, 1), *three).item()
# ko: 길이를 패딩까지 세거나, blank를 라벨로 쓰거나, 클래스 수를 넘는 라벨을 쓴 경우
# en: Lengths that count padding, the blank as a label, a label beyond the classes.
loss_padding_as_labels = ctc(labels=torch.tensor([2, 2])).item()
loss_padding_as_frames = ctc(frames=torch.tensor([4, 4])).item()
loss_blank_as_label = ctc(targets=torch.tensor([[0, 2], [2, 0]])).item()
# ko: 클래스 3개에 라벨 5를 쓰면 메모리에서 바로 뒤에 있는 다음 샘플의 값을 읽습니다.
# en: With three classes, label 5 reads what lies behind in memory: the next sample.
beyond = ctc(targets=torch.tensor([[5, 2], [2, 0]]), reduction="none")[0]
both_samples = log_probs.flatten(1)[:, None]  # (T, 1, N*C)
as_if_classes = ctc(both_samples, torch.tensor([[5, 2]]), frames[:1], labels[:1], reduction="none")[0]
label_5_reads_the_next_sample = (beyond == as_if_classes).item()
print(
    f"order {loss_right_order:.4f} {loss_wrong_order:.4f}  padding as labels {loss_padding_as_labels:.4f}, as frames "
    f"{loss_padding_as_frames:.4f}  blank as a label {loss_blank_as_label:.4f}"
)

messages = {}
for name, call in {
    "order": lambda: ctc(log_probs.transpose(0, 1)),
    "half": lambda: ctc(log_probs.half()),
    "length_dtype": lambda: ctc(frames=frames.float()),
}.items():
    try:
        call()
    except (RuntimeError, NotImplementedError) as error:
        messages[name] = str(error)
        print(f"{type(error).__name__}: {error}")
