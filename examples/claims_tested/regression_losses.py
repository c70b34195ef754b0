"""ko: 회귀 손실의 정의와 이상치에 관한 주장을 확인합니다.
en: Claims about the definitions of regression losses and about outliers.
"""

import warnings

import torch
import torch.nn.functional as F

# --8<-- [start:divisor]
errors = torch.tensor([[1.0, 2.0, 2.0], [2.0, 1.0, 2.0]])  # (N, K)
by_torch = F.mse_loss(errors, torch.zeros(2, 3))
per_sample = (errors**2).sum() / 2
divides_by_elements = bool(by_torch == (errors**2).sum() / errors.numel())
print(f"{by_torch:.4f}  {per_sample:.4f}")
# --8<-- [end:divisor]

# --8<-- [start:outlier]
ten = torch.tensor([1.0] * 9 + [10.0])  # (N,)
shares = {
    "mse": (ten**2 / (ten**2).sum())[-1].item(),
    "mae": (ten / ten.sum())[-1].item(),
}
print({name: f"{share:.3f}" for name, share in shares.items()})
# --8<-- [end:outlier]


# --8<-- [start:huber]
def location(delta):
    # ko: 0 근처의 값 19개와 100인 이상치 하나에 Huber 손실이 맞춘 상수
    # en: The constant that Huber loss fits to 19 values near zero and one outlier at 100
    values = torch.cat([torch.linspace(-1, 1, 19), torch.tensor([100.0])])  # (N,)
    centre = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([centre], max_iter=100, line_search_fn="strong_wolfe")

    def step():
        optimizer.zero_grad()
        loss = F.huber_loss(centre.expand(20), values, delta=delta)
        loss.backward()
        return loss

    optimizer.step(step)
    return centre.item()


shift = {delta: location(delta) for delta in (1.0, 10.0, 100.0)}
shift_grows_with_delta = shift[1.0] < shift[10.0] < shift[100.0]
print({delta: f"{value:.2f}" for delta, value in shift.items()})
# --8<-- [end:huber]

# --8<-- [start:smooth_l1]
error, zero = torch.linspace(-5, 5, 101), torch.zeros(101)  # (N,)
equal_at_one = torch.allclose(F.smooth_l1_loss(error, zero), F.huber_loss(error, zero))
at_two = F.smooth_l1_loss(error, zero, beta=2.0), F.huber_loss(error, zero, delta=2.0)
huber_is_beta_times_smooth_l1 = torch.allclose(2.0 * at_two[0], at_two[1])
print(equal_at_one, huber_is_beta_times_smooth_l1)
# --8<-- [end:smooth_l1]

# --8<-- [start:column]
targets = torch.tensor([1.0, 2.0, 3.0, 4.0])  # (B,)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    loss_of_perfect_predictions = F.mse_loss(targets.unsqueeze(1), targets)  # (B, 1), (B,)
it_only_warns = len(caught) == 1
print(f"{caught[0].category.__name__}  {loss_of_perfect_predictions:.4f}")
# --8<-- [end:column]

# --8<-- [start:likelihood]
prediction, target, sigma = torch.tensor([0.3, -1.0, 2.0]), torch.tensor([0.0, 1.0, 2.5]), torch.tensor([0.1, 1.0, 4.0])
nll_of_gaussians = -torch.distributions.Normal(prediction, 1.0).log_prob(target).mean()
constant = 0.5 * torch.log(torch.tensor(2 * torch.pi))
mse_is_gaussian_nll = torch.allclose(nll_of_gaussians - constant, F.mse_loss(prediction, target) / 2)
nll_unequal = -torch.distributions.Normal(prediction, sigma).log_prob(target).mean() - sigma.log().mean() - constant
holds_with_unequal_variance = torch.allclose(nll_unequal, F.mse_loss(prediction, target) / 2)
only_with_equal_variance = mse_is_gaussian_nll and not holds_with_unequal_variance
print(mse_is_gaussian_nll, holds_with_unequal_variance)
# --8<-- [end:likelihood]
