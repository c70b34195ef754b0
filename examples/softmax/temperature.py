"""ko: 온도는 확률 분포가 얼마나 뾰족한지만 바꾸고, 순위와 정확도는 바꾸지 않습니다.
en: Temperature changes how peaked the probabilities are, but neither their ranking nor the accuracy.
"""

import math

import torch

z = [3.2, 5.1, -1.7]
scores = torch.tensor(z, dtype=torch.float64)  # (C,)


def at_temperature(logits, temperature):
    return torch.softmax(logits / temperature, dim=-1)


temperatures = [0.5, 1.0, 2.0, 10.0]
probs = [at_temperature(scores, T).tolist() for T in temperatures]
largest = [max(row) for row in probs]
# ko: 엔트로피(nat): 0이면 한 클래스에 모두, log C이면 균등입니다.
# en: Entropy in nats: 0 means all on one class, log C means uniform.
entropies = [-sum(p * math.log(p) for p in row) for row in probs]

near_zero = at_temperature(scores, 0.01).tolist()
near_infinity = at_temperature(scores, 1e6).tolist()
entropy_rises = entropies == sorted(entropies)
# ko: 온도 0.1부터 100까지, 확률 곡선의 점입니다.
# en: points of the curves of the probabilities, from a temperature of 0.1 to 100
curves = [[T, *at_temperature(scores, T).tolist()] for T in (10 ** (i / 20 - 1) for i in range(61))]

torch.manual_seed(0)
labels = torch.randint(0, 5, (1000,))  # (N,)
logits = torch.randn(1000, 5, dtype=torch.float64)  # (N, C)
logits[torch.arange(1000), labels] += 1.5


def accuracy(temperature):
    predicted = at_temperature(logits, temperature).argmax(dim=-1)  # (N,)
    return (predicted == labels).double().mean().item()


def share_with_same_ranking(temperature):
    order = at_temperature(logits, temperature).argsort(dim=-1)  # (N, C)
    return (order == logits.argsort(dim=-1)).all(dim=-1).double().mean().item()


accuracies = [accuracy(T) for T in temperatures]
same_ranking = [share_with_same_ranking(T) for T in temperatures]
accuracy_never_changes = len(set(accuracies)) == 1
ranking_never_changes = set(same_ranking) == {1.0}
# ko: float32에서 온도가 지나치게 크면 반올림 때문에 모든 확률이 같아집니다.
# en: In float32, far too high a temperature rounds all probabilities to the same number.
hottest = at_temperature(scores.float(), 1e9)
all_equal_when_too_hot = len(set(hottest.tolist())) == 1

print("   T      p0      p1      p2   entropy  accuracy")
rows = zip(temperatures, probs, entropies, accuracies, strict=True)
for T, (p0, p1, p2), entropy, correct in rows:
    print(f"{T:4.1f}{p0:8.4f}{p1:8.4f}{p2:8.4f}{entropy:10.4f}{correct:10.4f}")
print("T = 0.01", " ".join(f"{p:.4f}" for p in near_zero))
print("T = 1e6 ", " ".join(f"{p:.4f}" for p in near_infinity))
