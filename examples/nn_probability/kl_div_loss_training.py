"""ko: 잡음이 있는 확률 타깃으로 학습하면 KLDivLoss의 올바른 호출이 참 분포에 가장 가깝습니다.
en: Trained on noisy probability targets, the right call of KLDivLoss comes closest to the true distribution.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
RUNS, N, D, C, STEPS = 5, 800, 4, 5, 60
RATES = torch.tensor([0.03, 0.1, 0.3, 1.0, 3.0]).reshape(-1, 1, 1, 1)

# ko: 참 분포는 소프트맥스 회귀이고, 타깃은 그 분포가 평균인 Dirichlet 난수입니다(교사나 평가자의 의견).
# en: The truth is a softmax regression; targets are Dirichlet draws around it (opinions of teachers or annotators).
x = torch.randn(RUNS, 2 * N + 1000, D)
true = (x @ torch.randn(RUNS, D, C)).softmax(-1)
noisy = torch.distributions.Dirichlet(4 * true + 1e-3).sample().clamp_min(1e-6)
noisy = F.normalize(noisy, p=1, dim=-1)
train, valid, test = slice(0, N), slice(N, 2 * N), slice(2 * N, None)

# ko: z는 로짓, p는 타깃입니다. 첫째만 올바른 호출입니다.
# en: z are logits, p is the target. Only the first call is right.
calls = {
    "kl_div(log_q, p)": lambda z, p: F.kl_div(z.log_softmax(-1), p, reduction="none"),
    "kl_div(log_p, q)": lambda z, p: F.kl_div(p.log(), z.softmax(-1), reduction="none"),
    "kl_div(q, p)": lambda z, p: F.kl_div(z.softmax(-1), p, reduction="none"),
    "kl_div(z, p)": lambda z, p: F.kl_div(z, p, reduction="none"),
}


def train_all(call, rates):
    """The weights (rates, RUNS, D, C) after STEPS of gradient descent, every run on its own data."""
    weight = torch.zeros(len(rates), RUNS, D, C, requires_grad=True)
    p = noisy[:, train].expand(len(rates), RUNS, N, C)
    for _ in range(STEPS):
        loss = call(x[:, train] @ weight, p).sum() / N  # ko: 샘플의 평균  # en: mean over the samples of each run
        (gradient,) = torch.autograd.grad(loss, weight)
        weight = (weight - rates * gradient).detach().requires_grad_()
    return weight.detach()


def kl_to(target, part, weight):
    log_q = (x[:, part] @ weight).log_softmax(-1)
    return F.kl_div(log_q, target[:, part].expand_as(log_q), reduction="none").sum(-1).mean(-1)  # (rates, RUNS)


# ko: 학습률은 실행마다 검증 데이터의 타깃과의 KL로 선택하고, 테스트 데이터에서 참 분포와의 KL을 평가합니다.
# en: Each run picks its rate by the KL to validation targets; reported is the KL to the truth on test data.
compared, right_class, weights = {}, {}, {}
best_class = true[:, test].argmax(-1)
for name, call in calls.items():
    weights[name] = train_all(call, RATES)
    best = kl_to(noisy, valid, weights[name]).nan_to_num(1e9).argmin(0)
    chosen = weights[name][best, torch.arange(RUNS)]  # (RUNS, D, C)
    compared[name] = kl_to(true, test, chosen).tolist()
    agrees = ((x[:, test] @ chosen).argmax(-1) == best_class).double().mean(-1)
    right_class[name] = agrees.mean().item()
    rates = [round(RATES.flatten()[index].item(), 2) for index in best.tolist()]
    print(f"{name:<21}KL {sum(compared[name]) / RUNS:.3f}   best class {right_class[name]:.3f}   rates {rates}")
means = {name: sum(reached) / RUNS for name, reached in compared.items()}
right = means["kl_div(log_q, p)"]
right_call_is_best_on_average = right < min(value for name, value in means.items() if name != "kl_div(log_q, p)")
swapped_is_farther = means["kl_div(log_p, q)"] > 1.5 * right
without_log_is_five_times_as_far = means["kl_div(q, p)"] > 5 * right
best_class_hides_it = right_class["kl_div(q, p)"] > 0.8

# ko: 교차 엔트로피는 기울기가 같습니다. "mean"은 기울기가 C로 나뉘므로 학습률에 C를 곱하면 같은 모델이 됩니다.
# en: Cross-entropy has the same gradient. "mean" divides it by C, so C times the rate gives the same model.
usual = weights["kl_div(log_q, p)"]
same_task = train_all(lambda z, p: F.cross_entropy(z.movedim(-1, 1), p.movedim(-1, 1), reduction="none"), RATES)
by_mean = train_all(lambda z, p: F.kl_div(z.log_softmax(-1), p, reduction="none") / C, C * RATES)
cross_entropy_gives_the_same_model = torch.allclose(same_task, usual, atol=1e-4)
mean_needs_c_times_the_rate = torch.allclose(by_mean, usual, atol=1e-4)
print("same model:", cross_entropy_gives_the_same_model, mean_needs_c_times_the_rate)
