"""ko: 패딩까지 학습해도 토큰끼리의 확률은 그대로이지만, 손실과 정확도가 좋아 보이고 문장이 끝날 확률만큼이 패딩에 주어집니다.
en: Training on padding leaves the probabilities among tokens as they were, but loss and accuracy look good and the pad takes the probability of an ending.
"""

import math

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
    lengths = torch.randint(4, 13, (B, 1))  # en: 4 to 12 tokens  # ko: 토큰 4~12개
    tokens = tokens.masked_fill(torch.arange(T + 1) >= lengths, PAD)
    return tokens[:, :-1], tokens[:, 1:]  # (B, T), (B, T)


inputs, targets = sequences(1000)
fresh_inputs, fresh_targets = sequences(4000)
real = fresh_targets != PAD
pad_share = (targets == PAD).double().mean().item()

# ko: 첫 패딩만 남기면 문장의 끝을 배웁니다.
# en: Keeping the first pad teaches where a sequence ends.
ignored = targets.masked_fill(targets == PAD, -100)
first_kept = targets.masked_fill(inputs == PAD, -100)


def train(targets):
    scores = torch.zeros(V, V, requires_grad=True)
    optimizer = torch.optim.LBFGS([scores], max_iter=25, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = F.cross_entropy(F.embedding(inputs, scores).flatten(0, 1), targets.flatten())
        loss.backward()
        return loss

    optimizer.step(closure)
    return scores.detach(), closure().item()


def evaluate(scores):
    logits = scores[fresh_inputs[real]]  # (kept, V)
    loss = F.cross_entropy(logits, fresh_targets[real])
    without_pad = F.cross_entropy(logits[:, 1:], fresh_targets[real] - 1)
    right = logits.argmax(dim=1) == fresh_targets[real]
    return {
        "loss": loss.item(),
        "perplexity": loss.exp().item(),
        "loss_without_pad": without_pad.item(),
        "accuracy": right.double().mean().item(),
        "pad_probability": logits.softmax(dim=1)[:, PAD].mean().item(),
    }


def mean_length(scores):
    token, alive = fresh_inputs[:, 0], torch.ones(len(fresh_inputs), dtype=torch.bool)
    length = alive.double()
    for _ in range(100):
        token = torch.multinomial(scores[token].softmax(dim=1), 1)[:, 0]
        alive = alive & (token != PAD)
        length += alive
    return length.mean().item()


scores_learned, train_loss_learned = train(targets)
scores_ignored, train_loss_ignored = train(ignored)
scores_first, _ = train(first_kept)
pad_learned, pad_ignored = evaluate(scores_learned), evaluate(scores_ignored)
pad_first = evaluate(scores_first)

loss_given_away = pad_learned["loss"] - pad_ignored["loss"]
end_probability = (fresh_targets[fresh_inputs != PAD] == PAD).double().mean().item()
given_away_is_the_ending = abs(loss_given_away + math.log(1 - end_probability)) < 0.02
same_without_pad = abs(pad_learned["loss_without_pad"] - pad_ignored["loss_without_pad"]) < 0.01
training_loss_looks_better = train_loss_learned < train_loss_ignored / 2
first_pad_is_enough = abs(pad_first["loss"] - pad_learned["loss"]) < 0.01

# ko: 패딩 위치까지 세면 맞히기 쉬운 패딩이 정확도를 끌어올립니다.
# en: Counted at pad positions too, the easy pads raise the accuracy.
guesses = scores_learned[fresh_inputs].argmax(dim=2)
accuracy_with_pads = (guesses == fresh_targets).double().mean().item()
accuracy_looks_better = accuracy_with_pads > pad_learned["accuracy"] + 0.2

length_of_data = (fresh_inputs != PAD).sum(dim=1).double().mean().item()
length_first, length_ignored = mean_length(scores_first), mean_length(scores_ignored)
first_pad_ends = abs(length_first - length_of_data) < 1
ignoring_never_ends = length_ignored > 100

print(f"pads in the data: {pad_share:.3f}")
print()
print("                       pads learned   first pad learned   pads ignored")
print(f"train loss             {train_loss_learned:12.4f}   {'':17}   {train_loss_ignored:12.4f}")
for name in pad_learned:
    row = f"{pad_learned[name]:12.4f}   {pad_first[name]:17.4f}   {pad_ignored[name]:12.4f}"
    print(f"{name:22s} {row}")
print(f"accuracy with pads     {accuracy_with_pads:12.4f}")
print(f"generated tokens       {'':12}   {length_first:17.1f}   {length_ignored:12.1f}")
