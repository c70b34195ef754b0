"""ko: 값을 덮어쓴 텐서, 텐서가 아닌 모델 출력, 그래프에서 떨어진 텐서를 쓰면 나오는 오류입니다.
en: What overwritten tensors, model outputs that are no tensor and tensors outside the graph raise.
"""

import textwrap

import torch
import torch.nn.functional as F

torch.manual_seed(0)
features = torch.randn(6, 4)  # (B, D)
targets = torch.tensor([0, 1, 2, 1, 0, 2])  # (B,)
W = torch.zeros(4, 3, requires_grad=True)  # (D, C)


def refused(name, call):
    try:
        call()
    except Exception as error:
        kind, text = type(error).__name__, str(error)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text


def overwritten():
    probs = (features @ W).softmax(dim=1)  # (B, C)
    probs += 1e-8  # ko: softmax의 기울기에 필요한 값이 바뀝니다  # en: softmax needs the old values
    F.nll_loss(probs.log(), targets).backward()


in_place_type, in_place_message = refused("in place", overwritten)
probs = (features @ W).softmax(dim=1) + 1e-8  # (B, C)
F.nll_loss(probs.log(), targets).backward()
in_place_mended = W.grad.norm().item()
print(f"  -> {in_place_mended:.6f}")

leaf_type, leaf_message = refused("leaf", lambda: W.sub_(0.1))

# ko: 출력을 여러 개 돌려주는 모델에서는 로짓을 골라 꺼내야 합니다.
# en: A model that returns several outputs: take the logits out of them.
outputs = (features @ W, features)
tuple_type, tuple_message = refused("tuple", lambda: F.cross_entropy(outputs, targets))
tuple_bce_type, tuple_bce_message = refused(
    "tuple, BCE",
    lambda: F.binary_cross_entropy_with_logits(outputs, targets),
)
tuple_mended = F.cross_entropy(outputs[0], targets).item()
print(f"  -> {tuple_mended:.6f}")
tuple_backward_type, tuple_backward_message = refused("backward", lambda: outputs.backward())

weight_type, weight_message = refused(
    "weight",
    lambda: F.cross_entropy(outputs[0], targets, weight=[1.0, 2.0, 5.0]),
)

numpy_type, numpy_message = refused("numpy", lambda: outputs[0].numpy())
scalar_losses = F.cross_entropy(outputs[0], targets, reduction="none")  # (B,)
item_type, item_message = refused("item", lambda: scalar_losses.item())


# ko: 손실 함수와 손실값에 같은 이름을 쓰면 두 번째 스텝에서 텐서를 부르게 됩니다.
# en: With one name for the loss function and its value, the second step calls a tensor.
def one_name_for_both():
    loss = F.cross_entropy
    for _ in range(2):
        loss = loss(outputs[0], targets)


called_type, called_message = refused("one name", one_name_for_both)
integer_type, integer_message = refused(
    "integers",
    lambda: torch.tensor([1, 2], requires_grad=True),
)
index_type, index_message = refused(
    "index",
    lambda: torch.zeros(6, 3).scatter_(1, targets.float().unsqueeze(1), 1.0),
)
