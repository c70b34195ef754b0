"""ko: 입력을 보지 않는 모델은 라벨의 빈도를 학습하고, 손실은 그 빈도의 엔트로피에서 멈춥니다.
en: A model that sees no input learns the frequencies of the labels; its loss stops at their entropy.
"""

import torch
import torch.nn.functional as F

frequencies = [0.7, 0.2, 0.1]
targets = torch.tensor([0] * 7 + [1] * 2 + [2])  # (N,)

# ko: 학습하는 것은 모든 샘플이 함께 쓰는 로짓 세 개뿐입니다.
# en: The only parameters are three logits, shared by every sample.
logits = torch.zeros(3, dtype=torch.float64, requires_grad=True)  # (C,)
optimizer = torch.optim.SGD([logits], lr=1.0)

loss_history, prob_history, first_gradient = [], [], []
for step in range(301):
    loss = F.cross_entropy(logits.expand(len(targets), -1), targets)
    loss_history.append(loss.item())
    prob_history.append(logits.softmax(-1).tolist())
    optimizer.zero_grad()
    loss.backward()
    # ko: 기울기는 예측 확률에서 빈도를 뺀 값이므로, 둘이 같아지면 학습이 멈춥니다.
    # en: The gradient is prediction minus frequency, so learning stops when they are equal.
    if step == 0:
        first_gradient = logits.grad.tolist()
    optimizer.step()

entropy = torch.special.entr(torch.tensor(frequencies, dtype=torch.float64)).sum().item()
learned_probs = prob_history[-1]
first_loss, final_loss = loss_history[0], loss_history[-1]
ends_at_the_frequencies = all(abs(q - f) < 1e-6 for q, f in zip(learned_probs, frequencies, strict=True))
ends_at_the_entropy = abs(final_loss - entropy) < 1e-9
stays_above_the_entropy = min(loss_history) > entropy - 1e-12

print(f"{'step':>5}{'loss':>11}   probs")
for step in (0, 1, 5, 20, 300):
    row = "  ".join(f"{p:.4f}" for p in prob_history[step])
    print(f"{step:>5}{loss_history[step]:>11.6f}   {row}")
print(f"\ngradient at step 0   {'  '.join(f'{g:+.4f}' for g in first_gradient)}")
print(f"entropy of the frequencies   {entropy:.6f}")
