"""ko: 교차 엔트로피는 클래스 중 하나를 고르는 문제를, BCE는 클래스마다 예·아니요를 답하는 문제를 풉니다.
en: Cross-entropy makes the classes share one unit of probability; BCE answers yes or no for each class on its own.
"""

import torch
import torch.nn.functional as F

logits = torch.tensor([2.0, 0.1, -1.0], dtype=torch.float64)  # (C,)
true_class = torch.tensor(0)
yes_no = torch.tensor([1.0, 0.0, 0.0], dtype=torch.float64)  # (C,)

cross_entropy = F.cross_entropy(logits, true_class).item()
bce_terms = F.binary_cross_entropy_with_logits(logits, yes_no, reduction="none").tolist()  # (C,)
bce_mean = sum(bce_terms) / len(bce_terms)
softmax_sum = torch.softmax(logits, dim=0).sum().item()
sigmoid_sum = torch.sigmoid(logits).sum().item()

# ko: 모든 로짓에 5를 더하면 로짓의 차이는 그대로지만 값은 달라집니다.
# en: Five more on every logit keeps the differences but not the single values.
cross_entropy_plus_5 = F.cross_entropy(logits + 5, true_class).item()
bce_mean_plus_5 = F.binary_cross_entropy_with_logits(logits + 5, yes_no).item()

# ko: 라벨 두 개가 함께 참입니다. 소프트맥스는 확률 1을 둘로 나눌 수밖에 없습니다.
# en: Two labels are true together: softmax can only split its one unit of probability.
both = torch.tensor([1.0, 1.0, 0.0], dtype=torch.float64)  # (C,)
best_logits = torch.tensor([20.0, 20.0, -20.0], dtype=torch.float64)
cross_entropy_two_labels = F.cross_entropy(best_logits, both).item()
cross_entropy_halves = F.cross_entropy(best_logits, both / 2).item()
bce_two_labels = F.binary_cross_entropy_with_logits(best_logits, both).item()
softmax_two_labels = torch.softmax(best_logits, dim=0).tolist()
sigmoid_two_labels = torch.sigmoid(best_logits).tolist()

print("z = [2.0, 0.1, -1.0], y = 0")
print(f"cross-entropy       {cross_entropy:.6f}")
print("BCE                 {:.6f}  {:.6f}  {:.6f}".format(*bce_terms))
print(f"BCE mean            {bce_mean:.6f}")
print(f"sum of softmax      {softmax_sum:.6f}")
print(f"sum of sigmoid      {sigmoid_sum:.6f}")
print()
print("z + 5")
print(f"cross-entropy       {cross_entropy_plus_5:.6f}")
print(f"BCE mean            {bce_mean_plus_5:.6f}")
print()
print("z = [20, 20, -20]")
print(f"CE, [1, 1, 0]       {cross_entropy_two_labels:.6f}")
print(f"CE, [0.5, 0.5, 0]   {cross_entropy_halves:.6f}")
print(f"BCE, [1, 1, 0]      {bce_two_labels:.2e}")
print("softmax             {:.4f}  {:.4f}  {:.4f}".format(*softmax_two_labels))
print("sigmoid             {:.4f}  {:.4f}  {:.4f}".format(*sigmoid_two_labels))
