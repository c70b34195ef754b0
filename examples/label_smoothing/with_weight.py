"""ko: 라벨 스무딩과 클래스 가중치를 함께 쓰면 나누어 준 확률에도 가중치가 곱해져 드문 클래스로 지나치게 기웁니다.
en: With class weights on top, label smoothing weights the spread mass too, and the model leans far towards the rare class.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
alpha, N, C = 0.1, 8, 5
logits = torch.randn(N, C, dtype=torch.float64)
targets = torch.randint(C, (N,))
weight = torch.tensor([1.0, 2.0, 3.0, 4.0, 5.0], dtype=torch.float64)

losses = -logits.log_softmax(dim=1)  # (N, C)
own = weight[targets] * losses[torch.arange(N), targets]  # (N,)
divisor = weight[targets].sum()
spread = (weight * losses).sum(dim=1)  # en: w of each class k  # ko: 클래스 k마다 자기 가중치

loss_by_hand = (((1 - alpha) * own + alpha / C * spread).sum() / divisor).item()
both = torch.nn.CrossEntropyLoss(weight=weight, label_smoothing=alpha)
loss_torch = both(logits, targets).item()

# ko: 표본의 가중치 하나만 곱하는 식은 다른 값을 줍니다.
# en: Weighting the whole sample once, by its own class, gives another value.
per_sample = F.cross_entropy(logits, targets, reduction="none", label_smoothing=alpha)
loss_weighted_once = ((weight[targets] * per_sample).sum() / divisor).item()

# ko: 입력을 보지 않고 클래스 확률만 배우는 모델로 치우침을 잽니다.
# en: A model without inputs, which learns class probabilities only, shows the lean.
counts = torch.tensor([900, 80, 20])
labels = torch.arange(3).repeat_interleave(counts)
inverse_frequency = 1 / counts.double()


def constant_model(**settings):
    bias = torch.zeros(3, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([bias], max_iter=200, tolerance_grad=1e-10)

    def closure():
        optimizer.zero_grad()
        loss = F.cross_entropy(bias.expand(1000, 3), labels, **settings)
        loss.backward()
        return loss

    optimizer.step(closure)
    return bias.detach().softmax(dim=0).tolist()


probs_plain = constant_model()
probs_smoothing = constant_model(label_smoothing=alpha)
probs_weight = constant_model(weight=inverse_frequency)
probs_both = constant_model(weight=inverse_frequency, label_smoothing=alpha)

print(f"torch               {loss_torch:.10f}")
print(f"weights per class   {loss_by_hand:.10f}")
print(f"weight per sample   {loss_weighted_once:.10f}")
print()
print("counts                  900     80     20")
print("plain               " + " ".join(f"{p:6.4f}" for p in probs_plain))
print("smoothing           " + " ".join(f"{p:6.4f}" for p in probs_smoothing))
print("weight              " + " ".join(f"{p:6.4f}" for p in probs_weight))
print("weight + smoothing  " + " ".join(f"{p:6.4f}" for p in probs_both))
