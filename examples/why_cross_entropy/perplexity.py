"""ko: 퍼플렉서티는 평균 교차 엔트로피의 지수이며, 균등한 선택지 몇 개와 같은지 나타냅니다.
en: Perplexity is the exponential of the mean cross-entropy: to how many equal options it amounts.
"""

import math

import torch
import torch.nn.functional as F

# ko: 로짓이 모두 같으면 손실은 log C, 퍼플렉서티는 C입니다.
# en: With equal logits the loss is log C and the perplexity is C.
uniform_loss, uniform_bits, uniform_perplexity = {}, {}, {}
print(f"{'C':>6}{'loss (nats)':>13}{'bits':>10}{'perplexity':>12}")
for C in (2, 10, 1000, 30522):
    logits = torch.zeros(1, C, dtype=torch.float64)  # (1, C)
    loss = F.cross_entropy(logits, torch.tensor([0])).item()
    uniform_loss[str(C)] = loss
    uniform_bits[str(C)] = loss / math.log(2)
    uniform_perplexity[str(C)] = math.exp(loss)
    print(f"{C:>6}{loss:>13.6f}{uniform_bits[str(C)]:>10.4f}{math.exp(loss):>12.1f}")

# ko: 토큰 네 개에 모델이 예측한 확률입니다. 손실을 먼저 평균하고 지수를 취합니다.
# en: What a model predicted for four tokens. Average the losses first, then exponentiate.
token_probs = [0.5, 0.25, 0.1, 0.8]
token_losses = [-math.log(p) for p in token_probs]
text_loss = math.fsum(token_losses) / len(token_losses)
text_perplexity = math.exp(text_loss)
text_bits_per_token = text_loss / math.log(2)
perplexity_from_bits = 2**text_bits_per_token
mean_of_token_perplexities = math.fsum(1 / p for p in token_probs) / len(token_probs)

print(f"\ntoken probs            {token_probs}")
print(f"mean loss              {text_loss:.6f} nats = {text_bits_per_token:.6f} bits")
print(f"exp(nats)              {text_perplexity:.6f}")
print(f"2 ** bits              {perplexity_from_bits:.6f}")
print(f"mean of 1/prob         {mean_of_token_perplexities:.6f}")
