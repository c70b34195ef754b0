"""ko: 전체 정확도로는 어느 클래스를 틀리는지 알 수 없고, 혼동 행렬의 행과 열에서 클래스별 재현율과 정밀도를 계산할 수 있습니다.
en: Overall accuracy does not show which classes are confused; recall and precision of each class come from the rows and columns of the confusion matrix.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
# ko: 0번과 1번 클래스는 많이 겹치고 2번은 떨어져 있습니다.
# en: Classes 0 and 1 overlap a lot, class 2 stands apart.
centers = torch.tensor([0.0, 1.0, 4.0], dtype=torch.float64)
C = 3


def sample(N):
    targets = torch.randint(C, (N,))
    position = centers[targets] + torch.randn(N, dtype=torch.float64)
    return position[:, None], targets  # (N, 1), (N,)


inputs, targets = sample(3000)
weight = torch.zeros(1, C, dtype=torch.float64, requires_grad=True)
bias = torch.zeros(C, dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.LBFGS([weight, bias], max_iter=100)


def closure():
    optimizer.zero_grad()
    loss = F.cross_entropy(inputs @ weight + bias, targets)
    loss.backward()
    return loss


optimizer.step(closure)

fresh_inputs, fresh_targets = sample(30_000)
fresh_logits = (fresh_inputs @ weight + bias).detach()
predicted = fresh_logits.argmax(dim=1)

# ko: (정답, 예측) 쌍마다 번호를 하나 주고 개수를 셉니다.
# en: Each pair of true and predicted class gets one number, and these are counted.
pair = fresh_targets * C + predicted
confusion_matrix = torch.bincount(pair, minlength=C * C).view(C, C)  # (true, predicted)

right = confusion_matrix.diagonal()
confusion = confusion_matrix.tolist()
recall = (right / confusion_matrix.sum(dim=1)).tolist()  # en: over a row  # ko: 행마다
precision = (right / confusion_matrix.sum(dim=0)).tolist()  # en: over a column  # ko: 열마다
share_of_true = (confusion_matrix / confusion_matrix.sum(dim=1, keepdim=True)).tolist()
accuracy = (right.sum() / confusion_matrix.sum()).item()
balanced_accuracy = sum(recall) / C

per_sample = F.cross_entropy(fresh_logits, fresh_targets, reduction="none")
loss_by_class = [per_sample[fresh_targets == y].mean().item() for y in range(C)]
loss = per_sample.mean().item()

accuracy_hides_class_1 = recall[2] - recall[1] > 0.2
mostly_neighbours = share_of_true[0][2] < 0.01 and share_of_true[2][0] < 0.01
balanced_is_accuracy = abs(balanced_accuracy - accuracy) < 0.02

print("true y        -> 0     -> 1     -> 2    recall    loss")
for y in range(C):
    row = "".join(f"{n:9d}" for n in confusion[y])
    print(f"{y:9d}{row}  {recall[y]:.4f}  {loss_by_class[y]:.4f}")
print("precision" + "".join(f"{p:9.4f}" for p in precision))
print()
print(f"accuracy           {accuracy:.4f}")
print(f"mean of recalls    {balanced_accuracy:.4f}")
print(f"loss               {loss:.4f}")
