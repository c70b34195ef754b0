"""ko: weight와 label_smoothing을 함께 쓰면 나누어 준 확률에도 클래스 가중치가 곱해져 소수 클래스로 치우치고, 샘플마다 한 번만 곱하면 치우치지 않습니다.
en: With weight and label_smoothing together, the spread mass is weighted too and the model leans to the rare class; weighting each sample once does not.
"""

import torch
import torch.nn.functional as F


def weighted_once(logits, targets, weight, **settings):
    # ko: 스무딩한 손실에 샘플의 클래스 가중치를 한 번 곱합니다.
    # en: Each smoothed loss is weighted once, by the class of its sample.
    losses = F.cross_entropy(logits, targets, reduction="none", **settings)
    own = weight[targets]  # (B,)
    return (own * losses).sum() / own.sum()


logits = torch.tensor(
    [[1.4, -0.6, 0.5, -0.2, 0.5], [-0.8, 1.3, 2.3, 0.9, 2.4]],
    dtype=torch.float64,
)  # (B, C)
targets = torch.tensor([1, 2])  # (B,)
weight = torch.tensor([1.0, 2.0, 3.0, 4.0, 5.0], dtype=torch.float64)  # (C,)
alpha, C = 0.1, 5

losses = -logits.log_softmax(dim=1)  # (B, C)
own = weight[targets] * losses.gather(1, targets[:, None]).squeeze(1)  # (B,)
# ko: 나누어 준 확률에는 클래스마다 자기 가중치가 곱해집니다.
# en: The shared probability is multiplied by the weight of each class.
spread = (weight * losses).sum(dim=1)  # (B,)
total = ((1 - alpha) * own + alpha / C * spread).sum()
loss_by_hand = (total / weight[targets].sum()).item()
built_in = F.cross_entropy(logits, targets, weight, label_smoothing=alpha)
loss_torch = built_in.item()
once = weighted_once(logits, targets, weight, label_smoothing=alpha)
loss_weighted_once = once.item()

# ko: 입력을 보지 않고 클래스 확률만 학습하는 모델입니다.
# en: A model without inputs, which learns class probabilities only.
counts = torch.tensor([900, 80, 20])
labels = torch.arange(3).repeat_interleave(counts)
inverse = 1 / counts.double()


def constant_model(loss_function=F.cross_entropy, **settings):
    bias = torch.zeros(3, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([bias], max_iter=200, tolerance_grad=1e-10)

    def closure():
        optimizer.zero_grad()
        loss = loss_function(bias.expand(1000, 3), labels, **settings)
        loss.backward()
        return loss

    optimizer.step(closure)
    return bias.detach().softmax(dim=0).tolist()


probs_plain = constant_model()
probs_smoothing = constant_model(label_smoothing=alpha)
probs_weight = constant_model(weight=inverse)
probs_both = constant_model(weight=inverse, label_smoothing=alpha)
probs_once = constant_model(weighted_once, weight=inverse, label_smoothing=alpha)
# ko: 가중치나 α가 작으면 덜 치우칩니다.
# en: Milder weights or a smaller α lean less.
probs_root = constant_model(weight=inverse.sqrt())
probs_root_both = constant_model(weight=inverse.sqrt(), label_smoothing=alpha)
probs_both_small = constant_model(weight=inverse, label_smoothing=0.01)

print(f"torch            {loss_torch:.6f}")
print(f"w of each class  {loss_by_hand:.6f}")
print(f"w of the sample  {loss_weighted_once:.6f}")
print()
print("counts                    900     80     20")
for name, probs in (
    ("plain", probs_plain),
    ("smoothing", probs_smoothing),
    ("weight", probs_weight),
    ("weight, smoothing", probs_both),
    ("weighted once", probs_once),
    ("root weight", probs_root),
    ("root weight, smoothing", probs_root_both),
    ("weight, a = 0.01", probs_both_small),
):
    print(f"{name:22} " + " ".join(f"{p:6.3f}" for p in probs))
