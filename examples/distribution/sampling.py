"""ko: 샘플을 많이 뽑을수록 빈도는 확률에, 평균 손실은 교차 엔트로피에 가까워집니다.
en: The more you draw, the closer frequencies get to probabilities and the mean loss to cross-entropy.
"""

import torch

P = torch.tensor([0.7, 0.2, 0.1], dtype=torch.float64)  # (C,)
Q = torch.tensor([0.5, 0.3, 0.2], dtype=torch.float64)  # (C,)
cross_entropy = -(P * Q.log()).sum().item()

# ko: P에서 10000개를 뽑는 일을 200번 반복합니다.
# en: Draw 10,000 times from P, and repeat that 200 times.
torch.manual_seed(0)
repeats, n_draws = 200, 10_000
draws = torch.multinomial(P, repeats * n_draws, replacement=True).view(repeats, n_draws)  # (R, N)

# ko: 지금까지 첫 결과가 나온 횟수
# en: how often the first outcome has come up so far
counts = (draws == 0).cumsum(1)  # (R, N)
sizes = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000]
frequencies = torch.stack([counts[:, n - 1] / n for n in sizes], dim=1).double()  # (R, S)
errors = (frequencies - P[0]).abs()
standard_errors = [(P[0] * (1 - P[0]) / n).sqrt().item() for n in sizes]
spreads = frequencies.std(0).tolist()  # ko: 200번에 걸친 표준편차  # en: over the 200 repetitions

print(f"{'N':>6}{'lowest':>9}{'highest':>9}{'std':>9}{'sqrt(p(1-p)/N)':>17}")
for n, column, spread, expected in zip(sizes, frequencies.T, spreads, standard_errors, strict=True):
    print(f"{n:>6}{column.min():>9.3f}{column.max():>9.3f}{spread:>9.4f}{expected:>17.4f}")

some_of_10_are_far_off = bool((errors[:, 0] > 0.2).any())
all_of_10000_are_close = bool((errors[:, -1] < 0.02).all())
spread_follows_the_formula = all(abs(s / e - 1) < 0.25 for s, e in zip(spreads, standard_errors, strict=True))

# ko: 그림에 그릴 값입니다.
# en: Values for the figure.
paths = frequencies[:8].tolist()
band = [[n, 0.7 - 2 * e, 0.7 + 2 * e] for n, e in zip(sizes, standard_errors, strict=True)]

# ko: 모델이 Q라고 예측할 때의 손실을 100개씩, 400개씩 묶어 평균합니다.
# en: The losses of a model that predicts Q, averaged over batches of 100 and of 400.
losses = -Q.log()[draws.flatten()]  # (R * N,)
mean_loss = losses.mean().item()
spread_at_100 = losses.view(-1, 100).mean(1).std().item()
spread_at_400 = losses.view(-1, 400).mean(1).std().item()
four_times_the_data_halve_it = abs(spread_at_100 / spread_at_400 - 2) < 0.1

print(f"\nmean loss {mean_loss:.4f}   H(P, Q) {cross_entropy:.4f}")
print(f"std of batch means: {spread_at_100:.4f} (100)   {spread_at_400:.4f} (400)")
