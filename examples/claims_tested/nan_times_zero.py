"""ko: nan 손실에 0을 곱해도, ignore_index로 빼도 기울기는 nan입니다. 모델에 넣기 전에 빼야 합니다.
en: Neither a zero mask nor ignore_index saves the gradient from a nan: drop it before the model.
"""

import torch
import torch.nn.functional as F

nan = float("nan")
features = torch.tensor([[nan, 1.0], [0.0, 1.0], [1.0, 0.0]])  # (B, D)
targets = torch.tensor([0, 1, 0])  # (B,)
keep = torch.tensor([False, True, True])  # (B,)
start = torch.tensor([[0.0, 0.0], [0.0, 1.0]])  # (D, C)


def loss_and_nan_gradients(loss_of):
    W = start.clone().requires_grad_()
    loss = loss_of(W)
    loss.backward()
    return loss.item(), W.grad.isnan().sum().item()


def zero_mask(W):
    losses = F.cross_entropy(features @ W, targets, reduction="none")  # (B,)
    return (losses * keep).sum() / keep.sum()


def where(W):
    losses = F.cross_entropy(features @ W, targets, reduction="none")  # (B,)
    return torch.where(keep, losses, 0.0).sum() / keep.sum()


def ignored(W):
    return F.cross_entropy(features @ W, torch.where(keep, targets, -100))


def kept_losses(W):
    return F.cross_entropy(features @ W, targets, reduction="none")[keep].mean()


def dropped_before(W):
    return F.cross_entropy(features[keep] @ W, targets[keep])


def replaced_before(W):
    clean = features.nan_to_num(0.0)  # (B, D)
    return F.cross_entropy(clean @ W, torch.where(keep, targets, -100))


losses, nan_gradients = {}, {}


def compare(name, loss_of):
    losses[name], nan_gradients[name] = loss_and_nan_gradients(loss_of)
    print(f"{name:16}  {losses[name]:8.6f}  {nan_gradients[name]}")


nan_times_0 = nan * 0.0
print(f"nan * 0           {nan_times_0}")
print("                  loss      nan in W.grad (of 4)")
# ko: 손실은 멀쩡해 보이지만 기울기에는 0·nan이 남습니다.
# en: The loss looks sound, but 0 times nan is left in the gradient.
compare("zero_mask", zero_mask)
compare("where", where)
compare("ignore_index", ignored)
compare("kept_losses", kept_losses)
compare("replaced_before", replaced_before)
compare("dropped_before", dropped_before)
