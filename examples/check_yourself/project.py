"""ko: 미니 프로젝트 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on the project, and the values that common mistakes lead to.
"""

import torch
import torch.nn.functional as F

# ko: 크기 32, 32, 8인 배치의 평균 손실이 0.5, 0.7, 1.2일 때 에폭의 평균 손실
# en: The mean loss of an epoch whose batches of 32, 32 and 8 have mean losses of 0.5, 0.7 and 1.2
sizes, batch_means = torch.tensor([32.0, 32.0, 8.0]), torch.tensor([0.5, 0.7, 1.2])  # (batches,)
epoch_loss = ((batch_means * sizes).sum() / sizes.sum()).item()
mean_of_means = batch_means.mean().item()
over_full_batches = ((batch_means * sizes).sum() / (3 * 32)).item()
sum_of_means = batch_means.sum().item()

# ko: 놓치는 비용이 8, 잘못 알리는 비용이 1일 때 보정된 확률의 임계값
# en: The threshold of calibrated probabilities where a miss costs 8 and a false alarm costs 1
threshold = 1 / (1 + 8)
ratio_of_costs = 1 / 8
turned_round = 8 / (1 + 8)

# ko: 노이즈의 분산이 0.25이고 예측이 늘 0.3만큼 벗어날 때의 MSE
# en: The MSE where the noise has a variance of 0.25 and every prediction is off by 0.3
noise = torch.tensor([-0.5, 0.5])  # ko: 분산이 0.25  # en: a variance of 0.25
expected_mse = F.mse_loss(torch.full((2,), 0.3), noise).item()
without_noise = F.mse_loss(torch.full((2,), 0.3), torch.zeros(2)).item()
error_not_squared = 0.25 + 0.3

# ko: log_input=True로 학습한 모델의 출력이 1.5일 때 예측한 건수
# en: The predicted count where a model trained with log_input=True returns 1.5
output = torch.tensor(1.5)
predicted_count = output.exp().item()
output_itself = output.item()
less_one = output.expm1().item()
in_base_ten = 10**1.5

print(f"{epoch_loss:.4f} {mean_of_means:.4f} {over_full_batches:.4f} {sum_of_means:.4f}")
print(f"{threshold:.3f} {ratio_of_costs:.3f} {turned_round:.3f}")
print(f"{expected_mse:.2f} {without_noise:.2f} {error_not_squared:.2f}")
print(f"{predicted_count:.3f} {output_itself:.3f} {less_one:.3f} {in_base_ten:.3f}")
