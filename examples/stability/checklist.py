"""ko: 로짓을 받는 손실은 끝까지 정확하지만, 확률을 먼저 만드는 네 가지 길은 모두 큰 로짓에서 무너집니다.
en: Losses that take logits stay exact, while four detours through probabilities all break down at large logits.
"""

import torch
import torch.nn.functional as F


def through_sigmoid(z, y):
    return F.binary_cross_entropy(z.sigmoid(), y)


def through_softmax(z, y):
    return -z.softmax(dim=0)[y].log()


def evaluate(loss_of, logits, target):
    z = torch.tensor(logits, requires_grad=True)
    loss = loss_of(z, target)
    loss.backward()
    return loss.item(), z.grad.tolist()


bce, ce = F.binary_cross_entropy_with_logits, F.cross_entropy
no, yes, first = torch.tensor([0.0]), torch.tensor([1.0]), torch.tensor(0)

# ko: 1. 음성 샘플에 로짓 20: 시그모이드가 정확히 1이 되어 기울기가 사라집니다.
# en: 1. Logit 20 on a negative sample: the sigmoid is exactly 1, the gradient gone.
loss_sigmoid, gradient_sigmoid = evaluate(through_sigmoid, [20.0], no)
loss_bce, gradient_bce = evaluate(bce, [20.0], no)

# ko: 2. 정답보다 200 큰 오답 로짓: 소프트맥스가 0이 되어 로그가 무한대입니다.
# en: 2. A wrong logit 200 above the true one: softmax gives 0, its log infinity.
loss_softmax, gradient_softmax = evaluate(through_softmax, [0.0, 200.0], first)
loss_ce, gradient_ce = evaluate(ce, [0.0, 200.0], first)

# ko: 3. 확률을 다시 넣으면 완벽한 예측도 0이 되지 않습니다.
# en: 3. Probabilities fed in again: even a perfect prediction does not reach 0.
perfect, sure = torch.tensor([30.0, 0.0, 0.0]), torch.tensor([30.0])
double_softmax = ce(perfect.softmax(dim=0), first).item()
single_softmax = ce(perfect, first).item()
double_sigmoid = bce(sure.sigmoid(), yes).item()
single_sigmoid = bce(sure, yes).item()

# ko: 4. 지수의 합은 최댓값을 빼고 나서 구합니다.
# en: 4. Sum exponentials only after the maximum is taken out.
large = torch.tensor([1000.0, 1001.0, 1002.0])
log_of_sum = large.exp().sum().log().item()
log_sum_exp = torch.logsumexp(large, dim=0).item()


def show(number, detour, wrong, direct, right):
    print(f"{number:1}  {detour:20}{wrong:10.4f}   {direct:18}{right:10.4f}")


show(1, "BCE(sigmoid(20))", loss_sigmoid, "BCEWithLogits(20)", loss_bce)
show(2, "-log(softmax(z))", loss_softmax, "cross_entropy(z)", loss_ce)
show(3, "CE(softmax(z))", double_softmax, "cross_entropy(z)", single_softmax)
show("", "BCE...(sigmoid(z))", double_sigmoid, "BCEWithLogits(z)", single_sigmoid)
show(4, "log(sum(exp(z)))", log_of_sum, "logsumexp(z)", log_sum_exp)
print()
print(f"1  gradient  {gradient_sigmoid!s:20} {gradient_bce}")
print(f"2  gradient  {gradient_softmax!s:20} {gradient_ce}")
