"""ko: nll_loss는 입력이 로그 확률인지 확인하지 않아, 확률이나 로짓을 넣어도 엉뚱한, 때로는 음수인 손실을 돌려줍니다.
en: nll_loss never checks for log-probabilities: given probabilities or logits, the loss is wrong, even negative.
"""

import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 0.1, -1.0]], requires_grad=True)  # (B, C)
targets = torch.tensor([0])  # (B,)

nll_on_log_probs = F.nll_loss(logits.log_softmax(dim=1), targets).item()
nll_on_probs = F.nll_loss(logits.softmax(dim=1), targets).item()
nll_on_logits = F.nll_loss(logits, targets).item()

# ko: 이 함수는 정답 클래스의 값을 골라 부호를 바꿀 뿐입니다.
# en: All it does is pick the value of the true class and flip its sign.
picked_by_hand = -logits[0, targets[0]].item()

# ko: 로짓을 키우기만 해도 손실이 한없이 작아지므로 학습이 수렴하지 않습니다.
# en: Scaling up the logits lowers the loss without bound, so training never converges.
nll_on_logits_times_100 = F.nll_loss(100 * logits, targets).item()
nll_on_probs_times_100 = F.nll_loss((100 * logits).softmax(dim=1), targets).item()


def gradient_at(scores, with_log):
    leaf = scores.clone().requires_grad_()
    inputs = leaf.log_softmax(dim=1) if with_log else leaf.softmax(dim=1)
    F.nll_loss(inputs, targets).backward()
    return leaf.grad[0, 0].item()


# ko: 확신하고 틀린 예측입니다. 확률을 넣으면 기울기가 거의 0이 됩니다.
# en: A confident wrong prediction: with probabilities the gradient is close to zero.
wrong_logits = torch.tensor([[-10.0, 0.0, 0.0]])  # (B, C)
gradient_with_log = gradient_at(wrong_logits, with_log=True)
gradient_without_log = gradient_at(wrong_logits, with_log=False)

gradient_vanishes_without_log = abs(gradient_without_log) < 1e-4 * abs(gradient_with_log)

print(f"log_softmax(z)       {nll_on_log_probs:10.4f}")
print(f"softmax(z)           {nll_on_probs:10.4f}")
print(f"softmax(100 z)       {nll_on_probs_times_100:10.4f}")
print(f"z                    {nll_on_logits:10.4f}")
print(f"100 z                {nll_on_logits_times_100:10.4f}")
print(f"dL/dz_0, log_softmax {gradient_with_log:10.6f}")
print(f"dL/dz_0, softmax     {gradient_without_log:10.6f}")
