"""ko: 모델이 데이터에 맞는 선형 문제에서 클래스 가중치는 결정 경계를 소수 클래스 쪽으로 옮깁니다.
en: On a linear problem that the model fits, class weights move the decision boundary in favour of the rare class.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
C, D = 3, 10
prior = torch.tensor([0.90, 0.08, 0.02], dtype=torch.float64)
centres = torch.randn(C, D, dtype=torch.float64) * 0.5


def draw(n):
    y = torch.multinomial(prior, n, replacement=True)
    x = centres[y] + torch.randn(n, D, dtype=torch.float64)
    return x, y  # (N, D), (N,)


train_x, train_y = draw(2000)
test_x, test_y = draw(20000)
counts = torch.bincount(train_y, minlength=C)
weight = counts.sum() / (C * counts.double())  # (C,)


def weighted(logits, targets):
    return F.cross_entropy(logits, targets, weight=weight)


def focal(logits, targets, gamma=2.0):
    nll = F.cross_entropy(logits, targets, reduction="none")  # (N,)
    return ((1 - torch.exp(-nll)) ** gamma * nll).mean()


def train(loss_function):
    W = torch.zeros(D, C, dtype=torch.float64, requires_grad=True)
    b = torch.zeros(C, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([W, b], lr=0.5)
    for _ in range(1000):
        loss = loss_function(train_x @ W + b, train_y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return (test_x @ W + b).detach()  # (N, C)


def measure(logits):
    predicted = logits.argmax(dim=1)
    rare = test_y == 2
    return {
        "accuracy": (predicted == test_y).double().mean().item(),
        "recall_0": (predicted == 0)[test_y == 0].double().mean().item(),
        "recall_1": (predicted == 1)[test_y == 1].double().mean().item(),
        "recall_2": (predicted == 2)[rare].double().mean().item(),
        "precision_2": rare[predicted == 2].double().mean().item(),
    }


plain_logits = train(F.cross_entropy)
result_plain = measure(plain_logits)
result_weighted = measure(train(weighted))
result_focal = measure(train(focal))

# ko: 가중치 없이 학습한 모델의 로짓에 log(가중치)만 더해도 거의 같은 결과입니다.
# en: Adding log(weight) to the logits of the unweighted model gives nearly the same.
result_shifted = measure(plain_logits + weight.log())


def change(name, result):
    return result[name] - result_plain[name]


recall_up_accuracy_down = change("recall_2", result_weighted) > 0.1 and change("accuracy", result_weighted) < -0.05
precision_down = change("precision_2", result_weighted) < -0.2
shift_does_nearly_the_same = all(abs(result_shifted[name] - result_weighted[name]) < 0.08 for name in result_plain)
focal_changes_far_less = abs(change("recall_2", result_focal)) < change("recall_2", result_weighted) / 4

class_counts, class_weights = counts.tolist(), weight.tolist()

print("counts ", class_counts)
print("weights", [round(w, 3) for w in class_weights])
print("                     accuracy  recall 0  recall 1  recall 2   prec. 2")
for name, result in (
    ("plain", result_plain),
    ("weight", result_weighted),
    ("plain + log(weight)", result_shifted),
    ("focal, gamma=2", result_focal),
):
    print(f"{name:19}", *(f"{value:9.4f}" for value in result.values()))
