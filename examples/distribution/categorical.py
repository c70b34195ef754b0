"""ko: Categorical은 확률로도 로짓으로도 만들 수 있으며, 어느 쪽인지는 인자의 이름으로 밝힙니다.
en: Categorical takes probabilities or logits; the name of the argument says which.
"""

import textwrap

import torch
import torch.nn.functional as F
from torch.distributions import Categorical

scores = torch.tensor([2.0, 1.0, 0.1], dtype=torch.float64)  # (C,)
model = Categorical(logits=scores)
label = torch.tensor(0)

# ko: -log_prob은 교차 엔트로피 손실과 같습니다.
# en: -log_prob is the cross-entropy loss.
minus_log_prob = -model.log_prob(label).item()
cross_entropy_loss = F.cross_entropy(scores, label).item()
print(f"-log_prob {minus_log_prob:.6f}   F.cross_entropy {cross_entropy_loss:.6f}")

P = Categorical(probs=torch.tensor([0.7, 0.2, 0.1], dtype=torch.float64))
entropy_method = P.entropy().item()
entropy_formula = -(P.probs * P.probs.log()).sum().item()
log_probs = [P.log_prob(torch.tensor(k)).item() for k in range(3)]
print(f"entropy()  {entropy_method:.6f}   -sum p log p {entropy_formula:.6f}")
print(f"log_prob   {'  '.join(f'{value:.6f}' for value in log_probs)}")

# ko: 같은 세 값이라도 probs는 합으로 나누고 logits는 소프트맥스를 거칩니다.
# en: The same three values: probs divides by the sum, logits goes through softmax.
numbers = torch.tensor([7.0, 2.0, 1.0], dtype=torch.float64)
as_probs = Categorical(probs=numbers).probs.tolist()
as_logits = Categorical(logits=numbers).probs.tolist()
print(f"\nprobs=[7, 2, 1]     {'  '.join(f'{p:.6f}' for p in as_probs)}")
print(f"logits=[7, 2, 1]    {'  '.join(f'{p:.6f}' for p in as_logits)}")

# ko: 이름을 쓰지 않은 첫 인자는 probs입니다. 로짓이 모두 양수이면 오류 없이 틀린 분포가 됩니다.
# en: The first argument without a name is probs: positive logits silently give a wrong result.
unnamed = Categorical(scores).probs.tolist()
intended = model.probs.tolist()
# ko: 로그 확률은 모두 음수이므로 합으로 나누면 양수가 되고, 순서가 뒤집힙니다.
# en: Log-probabilities are all negative: divided by their sum they are positive, in reverse order.
unnamed_log_probs = Categorical(scores.log_softmax(-1)).probs.tolist()
log_probs_reverse_the_order = sorted(range(3), key=unnamed_log_probs.__getitem__) == [0, 1, 2]
print(f"Categorical(scores) {'  '.join(f'{p:.6f}' for p in unnamed)}")
print(f"logits=scores       {'  '.join(f'{p:.6f}' for p in intended)}")
print(f"of log_softmax      {'  '.join(f'{p:.6f}' for p in unnamed_log_probs)}")

# ko: 양수와 음수가 섞여 있을 때만 오류가 납니다.
# en: Only logits of both signs raise an error.
try:
    Categorical(torch.tensor([2.0, 1.0, -0.5]))
except ValueError as error:
    negative_score_error = type(error).__name__
    negative_score_message = str(error)
    negative_score_first_line = negative_score_message.splitlines()[0]
    print(f"\n{negative_score_error}:")
    print(textwrap.fill(negative_score_message, 79))
