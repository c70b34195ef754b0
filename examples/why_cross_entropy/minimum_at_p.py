"""ko: P를 고정하면 교차 엔트로피는 Q = P에서 가장 작지만, Q를 고정하면 그렇지 않습니다.
en: With P fixed, cross-entropy is smallest at Q = P; with Q fixed, it is not.
"""

import torch


def cross_entropy(p, q):
    return -torch.xlogy(p, q).sum(-1)


P = torch.tensor([0.7, 0.2, 0.1], dtype=torch.float64)
entropy_of_p = cross_entropy(P, P).item()

# ko: 무작위로 고른 Q 가운데 H(P)보다 작은 값을 내는 것은 하나도 없습니다.
# en: Among randomly chosen Q, none falls below H(P).
torch.manual_seed(0)
everywhere = torch.distributions.Dirichlet(torch.ones(3, dtype=torch.float64))
random_q = everywhere.sample((100_000,))  # (N, C)
random_losses = cross_entropy(P, random_q)  # (N,)
best_random_loss = random_losses.min().item()
best_random_q = random_q[random_losses.argmin()].tolist()
random_below_entropy = (random_losses < entropy_of_p).sum().item()

logits = torch.zeros(3, dtype=torch.float64, requires_grad=True)
first_loss = cross_entropy(P, logits.softmax(-1)).item()
for _ in range(300):
    loss = cross_entropy(P, logits.softmax(-1))
    loss.backward()
    with torch.no_grad():
        logits -= logits.grad
        logits.grad = None
descent_loss = cross_entropy(P, logits.softmax(-1)).item()
descent_q = logits.softmax(-1).tolist()

# ko: 두 클래스라면 Q의 첫 확률 하나만 움직이면 되므로 곡선으로 그릴 수 있습니다.
# en: With two classes only the first probability of Q moves: a curve that can be drawn.
two_class_p = [0.7, 0.3]
fixed_p = torch.tensor(two_class_p, dtype=torch.float64)
q_values = torch.linspace(0.05, 0.95, 91, dtype=torch.float64)
losses_along_q = cross_entropy(fixed_p, torch.stack([q_values, 1 - q_values], dim=-1))
pairs = zip(q_values.tolist(), losses_along_q.tolist(), strict=True)
curve = [[round(q, 2), loss_at_q] for q, loss_at_q in pairs]
lowest_q, lowest_loss = curve[losses_along_q.argmin()]
two_class_entropy = cross_entropy(fixed_p, fixed_p).item()
curve_at_20_percent = curve[15][1]
divergence_at_20_percent = curve_at_20_percent - two_class_entropy

# ko: 이번에는 Q를 고정하고 P를 움직입니다. H(P, Q)는 P에 대해 직선입니다.
# en: Now Q stays and P moves. H(P, Q) is a straight line in P.
Q = torch.tensor([0.9, 0.1], dtype=torch.float64)
first_share = torch.linspace(0, 1, 101, dtype=torch.float64)
moving_p = torch.stack([first_share, 1 - first_share], dim=-1)  # (101, 2)
losses_along_p = cross_entropy(moving_p, Q)  # (101,)
best_p = moving_p[losses_along_p.argmin()].tolist()
loss_at_best_p = losses_along_p.min().item()
loss_at_other_end = losses_along_p[0].item()
loss_at_p_equal_q = cross_entropy(Q, Q).item()

print(f"P fixed   H(P)       {entropy_of_p:.6f}")
print(f"          random Q   {best_random_loss:.6f}   number below H(P):", end=" ")
print(random_below_entropy)
print(f"          descent    {first_loss:.6f} -> {descent_loss:.6f}")
print(f"          descent Q  {', '.join(f'{q:.4f}' for q in descent_q)}")
print(f"2 classes lowest     {lowest_loss:.6f} at q = {lowest_q}", end="   ")
print(f"H(P) {two_class_entropy:.6f}")
print(f"          q = 0.2    {curve_at_20_percent:.6f}", end=" = H(P) + ")
print(f"{divergence_at_20_percent:.6f}")
print(f"Q fixed   P = Q      {loss_at_p_equal_q:.6f}")
print(f"          P = (0, 1) {loss_at_other_end:.6f}")
print(f"          P = (1, 0) {loss_at_best_p:.6f}   <- argmin {best_p}")
