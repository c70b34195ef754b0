"""ko: 퍼플렉서티는 교차 엔트로피의 지수 함수로, 모델이 몇 개의 동등한 선택지 사이에서 망설이는지 말합니다.
en: Perplexity is the exponential of cross-entropy: among how many equal options the model wavers.
"""

import math

import torch
import torch.nn.functional as F

# ko: 로짓이 모두 같으면 손실은 log C, 퍼플렉서티는 C입니다.
# en: With equal logits the loss is log C and the perplexity is C.
uniform_loss = {}
uniform_perplexity = {}
uniform_bits = {}
for C in (2, 10, 100, 1000, 30522, 50257):
    logits = torch.zeros(1, C, dtype=torch.float64)  # (1, C)
    loss = F.cross_entropy(logits, torch.tensor([0])).item()
    uniform_loss[str(C)] = loss
    uniform_perplexity[str(C)] = math.exp(loss)
    uniform_bits[str(C)] = loss / math.log(2)

print(f"{'C':>6}{'loss (nats)':>13}{'bits':>10}{'perplexity':>13}")
for key, loss in uniform_loss.items():
    print(f"{key:>6}{loss:>13.6f}{uniform_bits[key]:>10.4f}", end="")
    print(f"{uniform_perplexity[key]:>13.1f}")

# ko: 네 토큰에 모델이 준 확률입니다. 퍼플렉서티는 1/확률의 기하 평균입니다.
# en: What a model gave to four tokens. Perplexity is the geometric mean of 1/prob.
token_probs = [0.5, 0.25, 0.1, 0.8]
token_losses = [-math.log(p) for p in token_probs]
text_loss = math.fsum(token_losses) / len(token_losses)
text_perplexity = math.exp(text_loss)
text_bits_per_token = text_loss / math.log(2)
perplexity_from_bits = 2**text_bits_per_token

# ko: 토큰마다 구한 퍼플렉서티의 평균은 다른 값이므로, 손실을 먼저 평균합니다.
# en: Averaging the tokens' own perplexities gives something else: average losses first.
mean_of_token_perplexities = math.fsum(1 / p for p in token_probs) / len(token_probs)

print(f"\ntoken probs            {token_probs}")
print(f"mean loss              {text_loss:.6f} nats = {text_bits_per_token:.6f} bits")
print(f"exp(nats)              {text_perplexity:.6f}")
print(f"2 ** bits              {perplexity_from_bits:.6f}")
print(f"mean of 1/prob         {mean_of_token_perplexities:.6f}")
