"""ko: 교차 엔트로피가 원-핫을 못 받는다는 말은 옛말입니다. float이면 값도 기울기도 같고 메모리만 더 씁니다.
en: That cross-entropy takes no one-hot is out of date: as floats it agrees and only costs memory.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
logits = torch.randn(8, 5, requires_grad=True)  # (B, C)
targets = torch.randint(0, 5, (8,))  # (B,)
one_hot = F.one_hot(targets, num_classes=5)  # (B, C)


def loss_and_gradient(targets, **arguments):
    loss = F.cross_entropy(logits, targets, **arguments)
    return loss.item(), torch.autograd.grad(loss, logits)[0]


index_loss, index_gradient = loss_and_gradient(targets)
one_hot_loss, one_hot_gradient = loss_and_gradient(one_hot.float())
gradient_gap = (index_gradient - one_hot_gradient).abs().max().item()

# ko: 거절되는 것은 F.one_hot이 돌려주는 정수형 원-핫입니다.
# en: What is refused is the integer one-hot that F.one_hot returns.
try:
    F.cross_entropy(logits, one_hot)
except RuntimeError as error:
    integer_one_hot_message = str(error)

# ko: 가중치를 주면 둘은 갈라집니다. 원-핫의 mean은 표본 수로 나눕니다.
# en: With class weights they part: for one-hot targets mean divides by the samples.
weight = torch.tensor([1.0, 2.0, 3.0, 4.0, 5.0])  # (C,)
index_weighted, _ = loss_and_gradient(targets, weight=weight)
one_hot_weighted, _ = loss_and_gradient(one_hot.float(), weight=weight)
weighted_ratio = one_hot_weighted / index_weighted
mean_weight = weight[targets].mean().item()

# ko: 단어 3만 개짜리 언어 모델의 문장 하나(40 토큰)에 드는 정답의 크기입니다.
# en: The targets of one sentence of 40 tokens in a language model of 30 thousand words.
tokens, vocabulary = 40, 30522
bytes_as_index = torch.zeros(tokens, dtype=torch.long).nbytes
bytes_as_one_hot = tokens * vocabulary * torch.zeros(1).nbytes
memory_ratio = bytes_as_one_hot / bytes_as_index

print(f"index            {index_loss:.6f}")
print(f"one-hot, float   {one_hot_loss:.6f}")
print(f"gradient_gap < 1e-7  {gradient_gap < 1e-7}")
print(f"one-hot, long\n  {integer_one_hot_message}")
print(f"weight           {index_weighted:.6f}  {one_hot_weighted:.6f}")
print(f"weighted_ratio   {weighted_ratio:.6f}  mean_weight {mean_weight:.6f}")
print(f"bytes            {bytes_as_index}  {bytes_as_one_hot}")
