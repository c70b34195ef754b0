"""ko: 교차 엔트로피는 클래스끼리 하나를 다투게 하고, BCE는 클래스마다 따로 예, 아니요를 묻습니다.
en: Cross-entropy makes the classes compete for one answer; BCE asks each class its own yes or no.
"""

import torch
import torch.nn.functional as F

logits = torch.tensor([2.0, 0.1, -1.0], dtype=torch.float64)  # (C,)
true_class = torch.tensor(0)
yes_no = torch.tensor([1.0, 0.0, 0.0], dtype=torch.float64)  # (C,)

cross_entropy = F.cross_entropy(logits, true_class).item()
bce = F.binary_cross_entropy_with_logits(logits, yes_no, reduction="none")  # (C,)
bce_terms = bce.tolist()
bce_sum, bce_mean = bce.sum().item(), bce.mean().item()
softmax_sum = torch.softmax(logits, dim=0).sum().item()
sigmoid_sum = torch.sigmoid(logits).sum().item()

# ko: 모든 로짓에 5를 더하면 차이는 그대로지만, 저마다의 크기는 달라집니다.
# en: Five more on every logit keeps the differences but not the single values.
cross_entropy_plus_5 = F.cross_entropy(logits + 5, true_class).item()
bce_mean_plus_5 = F.binary_cross_entropy_with_logits(logits + 5, yes_no).item()

# ko: 정답이 둘인 문제에서 교차 엔트로피는 확률 1을 둘로 나눌 수밖에 없습니다.
# en: With two right answers cross-entropy can only split its one unit of probability.
both = torch.tensor([1.0, 1.0, 0.0], dtype=torch.float64)  # (C,)
best_logits = torch.tensor([20.0, 20.0, -20.0], dtype=torch.float64)
cross_entropy_two_labels = F.cross_entropy(best_logits, both).item()
bce_two_labels = F.binary_cross_entropy_with_logits(best_logits, both).item()
softmax_two_labels = torch.softmax(best_logits, dim=0).tolist()
sigmoid_two_labels = torch.sigmoid(best_logits).tolist()

print("z = [2.0, 0.1, -1.0], y = 0")
print(f"cross-entropy      {cross_entropy:.6f}")
print("BCE                {:.6f}  {:.6f}  {:.6f}".format(*bce_terms))
print(f"BCE sum, mean      {bce_sum:.6f}  {bce_mean:.6f}")
print(f"sum of softmax     {softmax_sum:.6f}")
print(f"sum of sigmoid     {sigmoid_sum:.6f}")
print()
print("z + 5")
print(f"cross-entropy      {cross_entropy_plus_5:.6f}")
print(f"BCE mean           {bce_mean_plus_5:.6f}")
print()
print("z = [20, 20, -20], y = {0, 1}")
print(f"cross-entropy      {cross_entropy_two_labels:.6f}")
print(f"BCE mean           {bce_two_labels:.2e}")
print("softmax            {:.4f}  {:.4f}  {:.4f}".format(*softmax_two_labels))
print("sigmoid            {:.4f}  {:.4f}  {:.4f}".format(*sigmoid_two_labels))
