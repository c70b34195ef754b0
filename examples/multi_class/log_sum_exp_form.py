"""ko: 교차 엔트로피는 로짓의 log-sum-exp에서 정답 클래스의 로짓을 뺀 값이며, 최댓값을 먼저 빼면 로짓이 커도 오버플로가 나지 않습니다.
en: Cross-entropy is the log-sum-exp of the logits minus the true-class logit, and subtracting the maximum first keeps large logits finite.
"""

import torch
import torch.nn.functional as F

logits = torch.tensor([1000.0, 1001.0, 1002.0])  # (C,)
true_class = torch.tensor(2)

# ko: float32의 지수 함수는 88.72를 넘으면 무한대입니다.
# en: The float32 exponential is infinite beyond 88.72.
naive_log_sum = logits.exp().sum().log().item()

shift = logits.max()
shifted_sum = (logits - shift).exp().sum()  # en: exponents <= 0  # ko: 지수는 0 이하
shifted_log_sum = (shift + shifted_sum.log()).item()
library_log_sum = torch.logsumexp(logits, dim=0).item()

loss_naive = naive_log_sum - logits[true_class].item()
loss_library = F.cross_entropy(logits, true_class).item()
loss_shifted_logits = F.cross_entropy(logits - 1000, true_class).item()

# ko: 1002.4처럼 큰 수에는 작은 자릿수가 남지 않으므로, 최댓값을 다시 더하기 전에 뺍니다.
# en: A number like 1002.4 keeps no small digits: subtract before adding the maximum back.
loss_shift_added_back = shifted_log_sum - logits[true_class].item()
loss_shift_left_out = (shifted_sum.log() - (logits[true_class] - shift)).item()

small_logits = torch.tensor([2.0, 0.1, -1.0], dtype=torch.float64)  # (C,)
log_sum_small = torch.logsumexp(small_logits, dim=0)
losses_by_form = (log_sum_small - small_logits).tolist()
each_class = torch.arange(3)
same_logits = small_logits.expand(3, 3)  # (B, C)
losses_by_library = F.cross_entropy(same_logits, each_class, reduction="none").tolist()

# ko: 소프트맥스를 먼저 적용하면 손실이 이 값보다 작아지지 않습니다.
# en: With a softmax applied first, the loss cannot fall below this value.
loss_after_softmax = F.cross_entropy(small_logits.softmax(dim=0), torch.tensor(0)).item()
perfect = F.one_hot(torch.tensor(0), 7).double()  # (C,)
floor_after_softmax = F.cross_entropy(perfect, torch.tensor(0)).item()

print(f"log(sum(exp(z)))          {naive_log_sum:12.6f}")
print(f"m + log(sum(exp(z - m)))  {shifted_log_sum:12.6f}")
print(f"torch.logsumexp           {library_log_sum:12.6f}")
print()
print(f"log(sum(exp(z))) - z[y]   {loss_naive:12.6f}")
print(f"(m + log(...)) - z[y]     {loss_shift_added_back:12.6f}")
print(f"log(...) - (z[y] - m)     {loss_shift_left_out:12.6f}")
print(f"F.cross_entropy           {loss_library:12.6f}")
print(f"F.cross_entropy(z - 1000) {loss_shifted_logits:12.6f}")
print()
print("y  lse - z[y]  F.cross_entropy")
for y in range(3):
    print(f"{y}  {losses_by_form[y]:10.6f}  {losses_by_library[y]:15.6f}")
print()
print(f"softmax first             {loss_after_softmax:12.6f}")
print(f"softmax first, 7 classes, perfect {floor_after_softmax:.6f}")
