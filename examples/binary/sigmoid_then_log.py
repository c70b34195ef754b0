"""ko: 시그모이드 뒤의 BCELoss는 확신하고 틀린 샘플에서 손실이 100이 되고 기울기가 사라집니다.
en: After a sigmoid, BCELoss returns 100 and loses its gradient on confidently wrong samples.
"""

import torch
import torch.nn.functional as F

with_logits = F.binary_cross_entropy_with_logits


def from_probabilities(z, y):
    return F.binary_cross_entropy(torch.sigmoid(z), y)


def by_hand(z, y):
    p = torch.sigmoid(z)
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p))


def value_and_gradient(loss_function, logit, label):
    z = torch.tensor(logit, requires_grad=True)
    loss = loss_function(z, torch.tensor(label))
    loss.backward()
    return {"loss": loss.item(), "gradient": z.grad.item() + 0.0}


def all_three(logit, label):
    return {
        "bce": value_and_gradient(from_probabilities, logit, label),
        "with_logits": value_and_gradient(with_logits, logit, label),
        "by_hand": value_and_gradient(by_hand, logit, label),
    }


# ko: 확신하고 틀릴수록 손실은 |z|에, 기울기의 크기는 1에 가까워야 합니다.
# en: The more confidently wrong, the closer the loss is to |z| and the magnitude of the gradient to 1.
cases = {
    "z_16_6": (16.6, 0.0),
    "z_16_7": (16.7, 0.0),
    "z_20": (20.0, 0.0),
    "z_minus_50": (-50.0, 1.0),
    "z_minus_88": (-88.0, 1.0),
    "z_minus_89": (-89.0, 1.0),
}
table = {name: all_three(*case) for name, case in cases.items()}

print("    z  y   BCELoss gradient  WithLogits gradient  by hand gradient")
for name, (z, y) in cases.items():
    bce, exact, hand = table[name].values()
    print(
        f"{z:5.1f} {y:2.0f} {bce['loss']:9.4f} {bce['gradient']:8.1e}"
        f" {exact['loss']:11.4f} {exact['gradient']:8.4f}"
        f" {hand['loss']:8.4f} {hand['gradient']:8.1e}"
    )

# ko: BCELoss는 기울기를 p(1 - p)로 나누는데, 이 값이 1e-12보다 작으면 1e-12로 바꿉니다.
# en: BCELoss divides its gradient by p(1 - p), and replaces that by 1e-12 where it is smaller.
p = torch.sigmoid(torch.tensor(-50.0)).item()
gradient_by_the_clamp = -p / 1e-12
clamp_explains_it = abs(table["z_minus_50"]["bce"]["gradient"] / gradient_by_the_clamp - 1) < 1e-3

# ko: 그림에 쓸 값입니다. 정답은 0입니다.
# en: Values for the figure; the target is 0.
steps = [10 + 0.1 * k for k in range(141)]
rows = [(z, value_and_gradient(from_probabilities, z, 0.0), value_and_gradient(with_logits, z, 0.0)) for z in steps]
curves = {
    kind: {"bce": [[z, a[kind]] for z, a, _ in rows], "with_logits": [[z, b[kind]] for z, _, b in rows]}
    for kind in ("loss", "gradient")
}

# ko: float32에서 시그모이드가 정확히 1이 되는 가장 작은 로짓을 이분법으로 찾습니다.
# en: Bisection for the smallest logit whose float32 sigmoid is exactly 1.
low, high = 10.0, 30.0
for _ in range(60):
    middle = (low + high) / 2
    if torch.sigmoid(torch.tensor(middle)).item() == 1.0:
        high = middle
    else:
        low = middle
sigmoid_is_one_from = high
print(f"\nsigmoid(z) == 1.0 from z = {sigmoid_is_one_from:.4f}")

# ko: BCELoss는 로그를 -100에서 자르므로 확률 0과 1도 받습니다.
# en: BCELoss clamps the log at -100, so it accepts probabilities of 0 and 1.
clamped_loss = F.binary_cross_entropy(torch.tensor(0.0), torch.tensor(1.0)).item()
perfect_loss = F.binary_cross_entropy(torch.tensor(1.0), torch.tensor(1.0)).item()
print(f"p=0, y=1: {clamped_loss:.1f}   p=1, y=1: {perfect_loss:.1f}")
