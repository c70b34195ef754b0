"""ko: 손실 함수 선택 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on choosing a loss, and the values that common mistakes lead to.
"""

import math

import torch
import torch.nn.functional as F


def best_constant(loss, values, candidates):
    """ko: 평균 손실이 가장 작은 후보
    en: the candidate with the lowest mean loss
    """
    return min(candidates, key=lambda c: loss(values - c).mean().item()).item()


# ko: 배달 시간 11건에서 핀볼 손실이 가장 작은 상수
# en: The constant with the lowest pinball loss on 11 delivery times
minutes = torch.tensor([10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 30.0, 60.0])  # (N,)
pinball_90 = best_constant(lambda error: torch.maximum(0.9 * error, -0.1 * error), minutes, minutes)
pinball_10 = best_constant(lambda error: torch.maximum(0.1 * error, -0.9 * error), minutes, minutes)
median = best_constant(torch.abs, minutes, minutes)
mean = minutes.mean().item()

# ko: 기대 건수가 20일 때 PoissonNLLLoss(log_input=True)에 넣는 출력
# en: The output for an expected count of 20 under PoissonNLLLoss with log_input=True
outputs = torch.arange(0, 25, 0.0001)
log_rate = outputs[F.poisson_nll_loss(outputs, torch.full_like(outputs, 20.0), reduction="none").argmin()].item()
rate = 20.0
log_of_count_plus_one = math.log1p(20)
base_ten = math.log10(20)

# ko: 양성이 10%일 때 균형 샘플러와 pos_weight=9를 함께 쓰면 손실에서 양성이 차지하는 비중
# en: The share that positives have in the loss under a balanced sampler together with pos_weight=9, at one positive in ten
drawn, pos_weight = 0.5, 9.0
share_under_both = drawn * pos_weight / (drawn * pos_weight + (1 - drawn))
share_under_one = 0.1 * pos_weight / (0.1 * pos_weight + 0.9)
share_in_data = 0.1

print(f"{pinball_90:.1f} {pinball_10:.1f} {median:.1f} {mean:.1f}")
print(f"{log_rate:.3f} {rate:.3f} {log_of_count_plus_one:.3f} {base_ten:.3f}")
print(f"{share_under_both:.2f} {share_under_one:.2f} {share_in_data:.2f}")
