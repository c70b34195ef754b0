"""ko: 우도를 최대로 하는 것과 교차 엔트로피를 최소로 하는 것은 같으며, 계산은 로그로 합니다.
en: Maximum likelihood and minimum cross-entropy are the same goal; the computation is done in logs.
"""

import math

import torch
import torch.nn.functional as F

# ko: 사진 세 장에 모델이 예측한 확률과 정답입니다.
# en: What a model predicted for three photos, and their labels.
probs = torch.tensor([[0.65, 0.25, 0.10], [0.30, 0.11, 0.59], [0.47, 0.50, 0.03]], dtype=torch.float64)  # (N, C)
labels = torch.tensor([0, 1, 2])  # (N,)
N = len(labels)

# ko: 샘플이 서로 독립이면 데이터 전체의 우도는 정답 확률을 모두 곱한 값입니다.
# en: For independent samples the likelihood is the product of the true-class probabilities.
true_probs = probs[torch.arange(N), labels].tolist()
likelihood = math.prod(true_probs)
negative_log_likelihood = -math.log(likelihood)
mean_nll = negative_log_likelihood / N
cross_entropy = F.cross_entropy(probs.log(), labels).item()
geometric_mean_prob = likelihood ** (1 / N)

print(f"probabilities of the labels  {true_probs}")
print(f"their product                {likelihood:.6f}")
print(f"-log(product)                {negative_log_likelihood:.6f}")
print(f"-log(product) / N            {mean_nll:.6f}")
print(f"F.cross_entropy              {cross_entropy:.6f}")
print(f"geometric mean               {geometric_mean_prob:.6f}\n")


# ko: 정답 확률이 언제나 0.1인 모델과 0.2인 모델을 샘플 2000개로 비교합니다.
# en: Two models on 2000 samples: one always gives the label 0.1, the other always 0.2.
many = 2000
products, factors_before_zero = [], {}
for dtype in (torch.float32, torch.float64):
    for prob in (0.1, 0.2):
        running = torch.full((many,), prob, dtype=dtype).cumprod(dim=0)  # (many,)
        products.append(running[-1].item())
        name = str(dtype).removeprefix("torch.")
        if prob == 0.1:
            factors_before_zero[name] = (running > 0).sum().item()
        print(f"{name} product of {many} x {prob}   {products[-1]}")
products_tell_them_apart = len(set(products)) > 1
sum_of_logs, sum_of_better_logs = -many * math.log(0.1), -many * math.log(0.2)
logs_tell_them_apart = sum_of_better_logs < sum_of_logs
print(f"factors of 0.1 before zero   {factors_before_zero}")
print(f"sum of -log                  {sum_of_logs:.2f} and {sum_of_better_logs:.2f}")
