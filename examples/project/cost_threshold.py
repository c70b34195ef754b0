"""ko: 같은 모델이라도 임계값에 따라 비용이 크게 달라집니다.
en: The cost of using a model depends strongly on its threshold.
"""

# --8<-- [start:task]
import torch


def customers(n):
    """Logits of a trained but over-confident model, and who cancelled."""
    score = -2 + 1.5 * torch.randn(n)
    return 3 * score, torch.bernoulli(score.sigmoid())  # (N,), (N,)


MISS, FALSE_ALARM = 8, 1  # en: losing a customer, calling one for nothing  # ko: 고객을 잃는 비용, 헛되이 전화하는 비용


def cost(logits, targets, threshold):
    """Mean cost of a customer; who has a logit above the threshold is called."""
    called = (logits > threshold).float()
    return (MISS * targets * (1 - called) + FALSE_ALARM * (1 - targets) * called).mean().item()


def choose_threshold(val_logits, val_targets):
    """Return the threshold on the logit from which customers are called."""
    return 0.0


def test_cost(candidate):
    torch.manual_seed(0)
    val_logits, val_targets = customers(2000)
    logits, targets = customers(20_000)
    found = cost(logits, targets, candidate(val_logits, val_targets))
    assert found < 0.60, f"a customer costs {found:.2f} on average, not below 0.60"
    return round(found, 2)


def passes(test, candidate):
    """Print what the test says, and return whether it passed."""
    try:
        print("passed:", test(candidate))
    except AssertionError as error:
        print("FAILED:", error)
        return False
    return True


starter_fails = not passes(test_cost, choose_threshold)
# --8<-- [end:task]


# --8<-- [start:solution]
def cheapest_threshold(val_logits, val_targets):
    return min(val_logits.sort().values[::10].tolist(), key=lambda t: cost(val_logits, val_targets, t))


solution_passes = passes(test_cost, cheapest_threshold)
# ko: 공식 c_FP / (c_FP + c_FN)은 확률이 보정되어 있을 때만 맞습니다.
# en: The formula c_FP / (c_FP + c_FN) needs calibrated probabilities.
torch.manual_seed(0)
customers(2000)
formula_cost = cost(*customers(20_000), torch.tensor(FALSE_ALARM / (FALSE_ALARM + MISS)).logit().item())
formula_costs_more = formula_cost > test_cost(cheapest_threshold)
print(f"threshold by formula: {formula_cost:.2f}")
# --8<-- [end:solution]
