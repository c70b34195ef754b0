"""ko: 라벨을 한 칸 옮기지 않으면 학습 손실은 0으로 내려가지만 모델은 입력 토큰을 베끼기만 합니다.
en: Without the shift the training loss falls to zero, and the model has learned to copy its input token.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

TOKENS, LENGTH, SEEDS, RATES = 8, 12, 5, (1e-2, 3e-2)
WAYS = ("shift", "no shift", "shift, reshape")


def train(way, rate, sequences, seed):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Embedding(TOKENS, 16), nn.Linear(16, TOKENS))
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate)
    for _ in range(60):
        batch = sequences[torch.randint(len(sequences), (32,))]  # (N, T + 1)
        logits = model(batch[:, :-1])  # (N, T, C)
        labels = batch[:, :-1] if way == "no shift" else batch[:, 1:]  # (N, T)
        class_second = logits.reshape(32, TOKENS, LENGTH) if way == "shift, reshape" else logits.transpose(1, 2)
        loss = F.cross_entropy(class_second, labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, loss.item()


@torch.no_grad()
def next_token_loss(model, sequences):
    return F.cross_entropy(model(sequences[:, :-1]).transpose(1, 2), sequences[:, 1:]).item()


compared, last_loss, copied, rate_of = {way: [] for way in WAYS}, {way: [] for way in WAYS}, [], {}
entropies, repeated = [], []
for seed in range(SEEDS):
    # ko: 다음 토큰의 확률은 지금 토큰만으로 정해집니다(마르코프 연쇄).
    # en: The current token alone decides the probabilities of the next one: a Markov chain.
    random = torch.Generator().manual_seed(seed)
    chain = (2 * torch.randn(TOKENS, TOKENS, generator=random)).softmax(1)
    sequences = torch.randint(TOKENS, (600, 1), generator=random)
    for _ in range(LENGTH):
        following = torch.multinomial(chain[sequences[:, -1]], 1, generator=random)
        sequences = torch.cat([sequences, following], dim=1)  # (N, T + 1)
    training, validation, test = sequences.split((256, 88, 256))
    entropies.append(-chain[test[:, :-1], test[:, 1:]].log().mean().item())
    repeated.append((test[:, 1:] == test[:, :-1]).double().mean().item())
    for way in WAYS:
        if (
            seed == 0
        ):  # ko: 학습률은 첫 시드의 검증 데이터로 정합니다  # en: the rate is chosen on validation data of the first seed
            tried = {rate: next_token_loss(train(way, rate, training, seed)[0], validation) for rate in RATES}
            rate_of[way] = min(tried, key=tried.get)
        model, loss = train(way, rate_of[way], training, seed)
        compared[way].append(next_token_loss(model, test))
        last_loss[way].append(loss)
        if way == "no shift":
            copied.append((model(torch.arange(TOKENS)).argmax(1) == torch.arange(TOKENS)).all().item())

mean = {way: sum(losses) / SEEDS for way, losses in compared.items()}
mean_last_loss = {way: sum(losses) / SEEDS for way, losses in last_loss.items()}
mean_entropy, equal_probabilities = sum(entropies) / SEEDS, math.log(TOKENS)
shift_reaches_the_chain = max(a - b for a, b in zip(compared["shift"], entropies, strict=True)) < 0.1
no_shift_has_the_lowest_training_loss = max(last_loss["no shift"]) < 0.1 < min(last_loss["shift"])
no_shift_is_worse_than_equal_probabilities = min(compared["no shift"]) > equal_probabilities
no_shift_copies_every_token = all(copied)
reshape_hardly_learns = min(compared["shift, reshape"]) > equal_probabilities - 0.3
for way in WAYS:
    print(
        f"{way:14} lr {rate_of[way]}  training {mean_last_loss[way]:.2f}  test "
        + " ".join(f"{x:.2f}" for x in compared[way])
    )
print(
    f"chain {mean_entropy:.2f}, equal probabilities {equal_probabilities:.2f}, repeated tokens {sum(repeated) / SEEDS:.2f}"
)
