"""ko: 입력을 보지 않는 모델은 클래스의 빈도를 배우고, 그때 손실은 그 빈도의 엔트로피입니다.
en: A model that sees no input learns the class frequencies; its loss ends at their entropy.
"""

import torch
import torch.nn.functional as F

counts = [7, 2, 1]
targets = torch.repeat_interleave(torch.arange(3), torch.tensor(counts))  # (N,)
frequencies = [count / sum(counts) for count in counts]

# ko: 배울 수 있는 것은 모든 표본이 함께 쓰는 로짓 세 개뿐입니다.
# en: All there is to learn is three logits, shared by every sample.
logits = torch.zeros(3, dtype=torch.float64, requires_grad=True)  # (C,)


def loss_of(logits):
    return F.cross_entropy(logits.expand(len(targets), 3), targets)


first_loss = loss_of(logits).item()
steps_shown = [0, 1, 10, 100, 300]
loss_history = []
prob_history = []
first_gradient = []
for step in range(301):
    loss = loss_of(logits)
    loss.backward()
    if step in steps_shown:
        loss_history.append(loss.item())
        prob_history.append(logits.softmax(-1).tolist())
    if step == 0:
        # ko: 기울기는 (모델의 확률 - 빈도)이므로, 둘이 같아지면 학습이 멈춥니다.
        # en: The gradient is (model's probability - frequency): equal means at rest.
        first_gradient = logits.grad.tolist()
    with torch.no_grad():
        logits -= 1.0 * logits.grad
        logits.grad = None

learned_probs = logits.softmax(-1).tolist()
final_loss = loss_of(logits).item()
p = torch.tensor(frequencies, dtype=torch.float64)
entropy = torch.special.entr(p).sum().item()

print(f"{'step':>5}{'loss':>11}   probs")
for step, loss, row in zip(steps_shown, loss_history, prob_history, strict=True):
    print(f"{step:>5}{loss:>11.6f}   {'  '.join(f'{p:.4f}' for p in row)}")
print()
print(f"gradient at step 0   {'  '.join(f'{g:+.4f}' for g in first_gradient)}")
print(f"final loss {final_loss:.6f}   entropy {entropy:.6f}")
