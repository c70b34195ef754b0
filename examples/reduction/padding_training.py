"""ko: 패딩까지 학습하면 손실과 정확도는 좋아 보이지만, 실제 토큰에서는 패딩에 확률을 빼앗긴 만큼 나빠집니다.
en: Trained on padding too, loss and accuracy look good, while on real tokens the model is worse by the probability it gives away to the pad.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
V, T, PAD = 11, 24, 0
table = torch.randn(V, V).softmax(dim=1)  # en: who follows whom  # ko: 다음 토큰의 확률
table[:, PAD] = 0


def sequences(B):
    tokens = torch.randint(1, V, (B, 1))
    for _ in range(T):
        after = torch.multinomial(table[tokens[:, -1]], 1)
        tokens = torch.cat([tokens, after], dim=1)
    lengths = torch.randint(4, 13, (B, 1))
    tokens = tokens.masked_fill(torch.arange(T + 1) >= lengths, PAD)
    return tokens[:, :-1].flatten(), tokens[:, 1:].flatten()  # (B*T,), (B*T,)


inputs, targets = sequences(1000)
fresh_inputs, fresh_targets = sequences(4000)
real = fresh_targets != PAD
pad_share = (targets == PAD).double().mean().item()


def train(ignore_index):
    scores = torch.zeros(V, V, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([scores], max_iter=50)

    def closure():
        optimizer.zero_grad()
        loss = F.cross_entropy(scores[inputs], targets, ignore_index=ignore_index)
        loss.backward()
        return loss

    optimizer.step(closure)
    return scores.detach(), closure().item()


def evaluate(scores):
    logits = scores[fresh_inputs][real]  # (kept, V)
    loss = F.cross_entropy(logits, fresh_targets[real])
    right = logits.argmax(dim=1) == fresh_targets[real]
    return {
        "loss": loss.item(),
        "perplexity": loss.exp().item(),
        "accuracy": right.double().mean().item(),
        "pad_probability": logits.softmax(dim=1)[:, PAD].mean().item(),
    }


scores_learned, train_loss_learned = train(ignore_index=-100)  # en: pads count  # ko: 패딩 포함
scores_ignored, train_loss_ignored = train(ignore_index=PAD)
pad_learned, pad_ignored = evaluate(scores_learned), evaluate(scores_ignored)
loss_given_away = pad_learned["loss"] - pad_ignored["loss"]

# ko: 패딩 위치까지 세면 맞히기 쉬운 패딩이 정확도를 끌어올립니다.
# en: Counted at pad positions too, the easy pads lift the accuracy.
guesses = scores_learned[fresh_inputs].argmax(dim=1)
accuracy_with_pads = (guesses == fresh_targets).double().mean().item()

print(f"pads in the data: {pad_share:.3f}")
print()
print("                      pads learned   pads ignored")
print(f"train loss            {train_loss_learned:12.4f}   {train_loss_ignored:12.4f}")
for name in pad_learned:
    print(f"fresh {name:15s} {pad_learned[name]:12.4f}   {pad_ignored[name]:12.4f}")
print(f"accuracy with pads    {accuracy_with_pads:12.4f}")
