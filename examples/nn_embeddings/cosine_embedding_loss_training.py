"""ko: CosineEmbeddingLoss로 학습하면 처음 보는 클래스의 검색이 코사인의 MSE와 비슷하고, 타깃이 0과 1이면 임베딩이 붕괴합니다.
en: CosineEmbeddingLoss retrieves unseen classes about as well as MSE on the cosine; with targets 0 and 1 the embeddings collapse.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
RUNS, SIGNAL, NOISE, PER_CLASS = 5, 6, 24, 10
rotation = torch.linalg.qr(torch.randn(RUNS, SIGNAL + NOISE, SIGNAL + NOISE))[0]


def sample(classes):
    """ko: 클래스 정보는 6차원, 나머지 24차원은 잡음  en: 6 dimensions know the class, the other 24 are noise"""
    labels = torch.arange(classes).repeat_interleave(PER_CLASS)
    signal = torch.randn(RUNS, classes, SIGNAL)[:, labels] + 0.4 * torch.randn(RUNS, len(labels), SIGNAL)
    return torch.cat([signal, 1.5 * torch.randn(RUNS, len(labels), NOISE)], dim=2) @ rotation, labels


def recall_at_1(embeddings, labels):
    e = F.normalize(embeddings, dim=2)
    similarity = (e @ e.mT).masked_fill(torch.eye(len(labels), dtype=torch.bool), -2)  # (RUNS, N, N)
    return (labels[similarity.argmax(dim=2)] == labels).float().mean(dim=1)  # (RUNS,)


def embed(x, weights):
    return torch.relu(x @ weights[0] + weights[1]) @ weights[2]  # (RUNS, B, 8)


# ko: 학습, 검증, 테스트의 클래스는 서로 다릅니다.
# en: training, validation and test have different classes
(x, labels), (x_val, labels_val), (x_test, labels_test) = sample(40), sample(20), sample(20)
start = [torch.randn(RUNS, 30, 32) / 30**0.5, torch.zeros(RUNS, 1, 32), torch.randn(RUNS, 32, 8) / 32**0.5]


def cosine_loss(a, b, same):
    targets = torch.where(same, 1, -1).repeat(RUNS)
    return F.cosine_embedding_loss(a.flatten(0, 1), b.flatten(0, 1), targets)


def zero_one(a, b, same):
    return F.cosine_embedding_loss(a.flatten(0, 1), b.flatten(0, 1), same.long().repeat(RUNS))


def mse(a, b, same):
    return (F.cosine_similarity(a, b, dim=2) - torch.where(same, 1.0, -1.0)).square().mean()


def train(loss_function, learning_rate):
    weights = [w.clone().requires_grad_() for w in start]
    optimizer = torch.optim.Adam(weights, lr=learning_rate)
    for _ in range(150):
        i, j = torch.randint(len(labels), (2, 64))
        partner = labels[i] * PER_CLASS + torch.randint(PER_CLASS, (64,))
        j = torch.where(torch.arange(64) < 32, partner, j)  # ko: 절반은 같은 클래스  # en: half from the same class
        loss = loss_function(embed(x[:, i], weights), embed(x[:, j], weights), labels[i] == labels[j])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        validation = recall_at_1(embed(x_val, weights), labels_val).mean().item()
        embeddings = F.normalize(embed(x_test, weights), dim=2)
        similarity = (embeddings @ embeddings.mT).mean().item()
    return validation, recall_at_1(embeddings, labels_test).tolist(), loss.item(), similarity


methods = {"CosineEmbeddingLoss": cosine_loss, "MSELoss": mse, "CosineEmbeddingLoss, 0/1": zero_one}
best = {name: max(train(f, rate) for rate in (0.01, 0.03)) for name, f in methods.items()}
compared = {name: run[1] for name, run in best.items()}
compared["inputs"] = recall_at_1(x_test, labels_test).tolist()
mean = {name: sum(recalls) / RUNS for name, recalls in compared.items()}
mse_is_close = abs(mean["CosineEmbeddingLoss"] - mean["MSELoss"]) < 0.15
both_beat_the_inputs = min(mean["CosineEmbeddingLoss"], mean["MSELoss"]) > mean["inputs"] + 0.05
_, _, loss_of_zero_one, similarity_of_zero_one = best["CosineEmbeddingLoss, 0/1"]
loss_vanished = loss_of_zero_one < 0.02
zero_one_collapsed = similarity_of_zero_one > 0.95
zero_one_is_worse_in_every_run = max(compared["CosineEmbeddingLoss, 0/1"]) < min(compared["CosineEmbeddingLoss"])
for name, recalls in compared.items():
    print(f"{name:26}" + "".join(f"{value:6.2f}" for value in recalls) + f"   mean {mean[name]:.2f}")
print(f"targets 0 and 1: loss {loss_of_zero_one:.3f}, mean cosine {similarity_of_zero_one:.2f}")
