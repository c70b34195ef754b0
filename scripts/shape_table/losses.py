"""Every loss of the table: what people pass to it, and what is wrong about it."""

import torch

from shape_table.problems import Binary, Classes, Distributions, Numbers
from shape_table.readings import FLOATS, INTEGERS, Loss, Reading

WITH_LOGITS = "binary_cross_entropy_with_logits"
REDUCTION = {"mean": "", "sum": 'reduction="sum"', "none": 'reduction="none"'}
SQUARE, TOKENS_AS_CLASSES = (("W", "H"),), (("T", "C"),)

# --- one class is true ------------------------------------------------------------------------------------------------

INDEX_READINGS = [
    Reading("B C", "B", "index"),
    Reading("C", "", "index"),
    Reading("C", "1", "index"),
    Reading("B C T", "B T", "index"),
    Reading("B C T", "B T", "index", equal=TOKENS_AS_CLASSES),
    Reading("B C H W", "B H W", "index"),
    Reading("B C H W", "B H W", "index", equal=SQUARE),
    Reading("B C", "B 1", "index", "target-extra-axis", "", ".squeeze(1)"),
    Reading("B C", "1 B", "index", "target-extra-axis", "", ".squeeze(0)"),
    Reading("1 C", "", "index", "target-lost-batch", "", ".unsqueeze(0)"),
    Reading("B T C", "B T", "index", "class-axis-last", ".transpose(1, 2)"),
    Reading("B T C", "B T", "index", "class-axis-last", ".transpose(1, 2)", equal=TOKENS_AS_CLASSES),
    Reading("B T C", "BT", "index", "one-flattened", ".flatten(0, 1)"),
    Reading("BT C", "B T", "index", "one-flattened", "", ".flatten()"),
    Reading("B C T", "BT", "index", "one-flattened", ".transpose(1, 2).flatten(0, 1)"),
    Reading("B T C", "B T 1", "index", "class-axis-last", ".transpose(1, 2)", ".squeeze(2)"),
    Reading("B C T", "B 1 T", "index", "target-extra-axis", "", ".squeeze(1)"),
    Reading("B C H W", "B 1 H W", "index", "target-extra-axis", "", ".squeeze(1)"),
    Reading("B C H W", "B 1 H W", "index", "target-extra-axis", "", ".squeeze(1)", equal=SQUARE),
    Reading("B C H W", "B H W 1", "index", "target-extra-axis", "", ".squeeze(3)"),
    Reading("B H W C", "B H W", "index", "class-axis-last", ".movedim(-1, 1)"),
    Reading("B H W C", "B H W", "index", "class-axis-last", ".movedim(-1, 1)", equal=SQUARE),
    Reading("B C 1", "B", "index", "output-extra-axis", ".flatten(1)"),
    Reading("B 1 C", "B", "index", "output-extra-axis", ".squeeze(1)"),
    Reading("B C 1 1", "B", "index", "output-extra-axis", ".flatten(1)"),
    Reading("1 B C", "B", "index", "output-extra-axis", ".squeeze(0)"),
    Reading("B C", "B K", None, "other-columns"),
    Reading("B C", "K", None, "other-samples"),
]
DISTRIBUTION_READINGS = [
    Reading("B C", "B C", "distribution"),
    Reading("C", "C", "distribution"),
    Reading("B C T", "B C T", "distribution"),
    Reading("B C H W", "B C H W", "distribution"),
    Reading("B C H W", "B C H W", "distribution", equal=SQUARE),
    Reading("B T C", "B T C", "distribution", "class-axis-last", ".transpose(1, 2)", ".transpose(1, 2)"),
    Reading("B H W C", "B H W C", "distribution", "class-axis-last", ".movedim(-1, 1)", ".movedim(-1, 1)"),
]
ONE_OUTPUT_READINGS = [
    Reading("B 1", "B", "binary", "one-output", ".squeeze(1)", ".float()", WITH_LOGITS),
    Reading("B 1", "B 1", "binary", "one-output", "", ".float()", WITH_LOGITS),
    Reading("B", "B", "binary", "one-output", "", ".float()", WITH_LOGITS),
    Reading("B 1 H W", "B H W", "binary", "one-output", ".squeeze(1)", ".float()", WITH_LOGITS),
    Reading("B 1 H W", "B 1 H W", "binary", "one-output", "", ".float()", WITH_LOGITS),
    Reading("B 1 H W", "B H W", "binary", "one-output", ".squeeze(1)", ".float()", WITH_LOGITS, SQUARE),
]

CLASS_OPTIONS = {
    "input_dtype": [*FLOATS, "int64"],
    "input_holds": ["logits", "probabilities", "log_probabilities"],
    "target_dtype": [*INTEGERS, *FLOATS],
    "target_holds": ["labels", "from_one", "minus_one", "minus_100", "soft", "multi_hot", "signed"],
    "weight": ["none", "classes", "one_too_many", "float64", "int64"],
    "ignore_index": [-100, 0, -1],
    "label_smoothing": [0.0, 0.1, -0.1, 1.5],
    "reduction": list(REDUCTION),
}
CLASS_ARGUMENTS = {
    "weight": {value: "" if value == "none" else "weight=weight" for value in CLASS_OPTIONS["weight"]},
    "ignore_index": {-100: "", 0: "ignore_index=0", -1: "ignore_index=-1"},
    "label_smoothing": {0.0: "", 0.1: "label_smoothing=0.1", -0.1: "label_smoothing=-0.1", 1.5: "label_smoothing=1.5"},
    "reduction": REDUCTION,
}
WEIGHT_DTYPE = {"why": "weight-dtype", "arguments": {"weight": "weight=weight.to(outputs.dtype)"}, "loud": True}
NOT_LONG = ["int32", "int16", "int8", "bool", *FLOATS]
INDEX_RULES = [
    {"why": "index-not-long", "when": {"kind": ["index"], "target_dtype": NOT_LONG}, "target": ".long()", "loud": True},
    {"why": "labels-from-one", "when": {"kind": ["index"], "target_holds": ["from_one"]}, "target": ".sub(1)"},
    {
        "why": "minus-one-not-ignored",
        "when": {"kind": ["index"], "target_holds": ["minus_one"], "ignore_index": [-100]},
        "arguments": {"ignore_index": "ignore_index=-1"},
    },
    {
        "why": "minus-100-not-ignored",
        "when": {"kind": ["index"], "target_holds": ["minus_100"], "ignore_index": [-1]},
        "arguments": {"ignore_index": ""},
    },
    {"why": "outputs-not-float", "when": {"input_dtype": ["int64"]}, "input": ".float()", "loud": True},
    {
        "why": "weight-length",
        "when": {"weight": ["one_too_many"]},
        "arguments": {"weight": "weight=weight[:-1]"},
        "loud": True,
    },
    {**WEIGHT_DTYPE, "when": {"weight": ["float64", "int64"]}},
    {**WEIGHT_DTYPE, "when": {"weight": ["classes"], "input_dtype": ["float64", "float16", "bfloat16"]}},
]  # fmt: skip
WEIGHTED = ["classes", "one_too_many", "float64", "int64"]

CROSS_ENTROPY = Loss(
    "CrossEntropyLoss",
    "cross_entropy",
    CLASS_OPTIONS,
    CLASS_ARGUMENTS,
    INDEX_READINGS + DISTRIBUTION_READINGS + ONE_OUTPUT_READINGS,
    [
        *INDEX_RULES,
        {
            "why": "distribution-not-float",
            "when": {"kind": ["distribution"], "target_dtype": INTEGERS},
            "target": ".float()",
            "loud": True,
        },
        {"why": "softmax-twice", "when": {"input_holds": ["probabilities"]}, "input": ".log()"},
        {"why": "signed-one-hot", "when": {"kind": ["distribution"], "target_holds": ["signed"]}, "target": ".clamp(min=0)"},
        {"why": "multi-hot", "when": {"target_holds": ["multi_hot"]}, "function": WITH_LOGITS},
        {
            "why": "smoothing-range",
            "when": {"label_smoothing": [-0.1, 1.5]},
            "arguments": {"label_smoothing": "label_smoothing=0.1"},
        },
        {
            "why": "ignore-with-distribution",
            "when": {"kind": ["distribution"], "target_holds": ["labels"], "ignore_index": [0]},
            "target": ".argmax(dim=1)",
        },
        {"why": "ignore-with-distribution", "when": {"target_holds": ["soft", "multi_hot", "signed"], "ignore_index": [0]}},
        {
            "why": "weighted-mean-of-distributions",
            "when": {
                "kind": ["distribution"],
                "target_holds": ["labels"],
                "ignore_index": [-100, -1],
                "weight": WEIGHTED,
                "reduction": ["mean"],
            },
            "target": ".argmax(dim=1)",
        },
        {
            "why": "weighted-mean-of-distributions",
            "when": {"target_holds": ["soft", "multi_hot", "signed"], "weight": WEIGHTED, "reduction": ["mean"]},
        },
    ],
    [
        {name: CLASS_OPTIONS[name] for name in ("input_dtype", "input_holds", "target_dtype", "target_holds", "reduction")},
        {
            "target_holds": ["labels", "from_one", "minus_one", "minus_100"],
            **{name: CLASS_OPTIONS[name] for name in ("weight", "ignore_index", "label_smoothing", "reduction")},
        },
        {
            "target_dtype": ["float32"],
            "target_holds": ["labels", "soft"],
            **{name: CLASS_OPTIONS[name] for name in ("weight", "ignore_index", "label_smoothing", "reduction")},
        },
    ],
    Classes("logits"),
    ("int64", "float32"),
)  # fmt: skip

NLL_OPTIONS = {
    **{name: values for name, values in CLASS_OPTIONS.items() if name != "label_smoothing"},
    "input_dtype": FLOATS,
    "input_holds": ["log_probabilities", "logits", "probabilities"],
    "target_holds": ["labels", "from_one", "minus_one", "minus_100"],
}
NLL = Loss(
    "NLLLoss",
    "nll_loss",
    NLL_OPTIONS,
    {name: texts for name, texts in CLASS_ARGUMENTS.items() if name in NLL_OPTIONS},
    INDEX_READINGS + DISTRIBUTION_READINGS[:4],
    [
        *INDEX_RULES,
        {"why": "nll-takes-indices", "when": {"kind": ["distribution"]}, "target": ".argmax(dim=1)"},
        {"why": "nll-of-logits", "when": {"input_holds": ["logits"]}, "function": "cross_entropy"},
        {"why": "nll-of-probabilities", "when": {"input_holds": ["probabilities"]}, "input": ".log()"},
    ],
    [
        {
            name: NLL_OPTIONS[name]
            for name in ("input_dtype", "input_holds", "target_dtype", "target_holds", "reduction")
        },
        {name: NLL_OPTIONS[name] for name in ("target_holds", "weight", "ignore_index", "reduction")},
    ],
    Classes("log_probabilities"),
    ("int64",),
)

# --- every output is a question of its own ----------------------------------------------------------------------------

BINARY_READINGS = [
    Reading("B", "B", "binary"),
    Reading("B 1", "B 1", "binary"),
    Reading("B L", "B L", "binary"),
    Reading("", "", "binary"),
    Reading("B T", "B T", "binary"),
    Reading("B 1 H W", "B 1 H W", "image"),
    Reading("B L H W", "B L H W", "image"),
    Reading("B 1", "B", "binary", "output-extra-axis", ".squeeze(1)"),
    Reading("B", "B 1", "binary", "target-extra-axis", "", ".squeeze(1)"),
    Reading("B", "1 B", "binary", "target-extra-axis", "", ".squeeze(0)"),
    Reading("B T 1", "B T", "binary", "output-extra-axis", ".squeeze(2)"),
    Reading("B 1 H W", "B H W", "image", "output-extra-axis", ".squeeze(1)"),
    Reading("B H W", "B 1 H W", "image", "target-extra-axis", "", ".squeeze(1)"),
    Reading("B L H W", "B H W L", "image", "class-axis-differs", "", ".movedim(-1, 1)"),
    Reading("B L", "B", "index", "one-class-of-many", "", ".long()", "cross_entropy"),
    Reading("B L H W", "B H W", "index", "one-class-of-many", "", ".long()", "cross_entropy"),
    Reading("B L", "K", None, "other-samples"),
    Reading("B L", "B K", None, "other-columns"),
    Reading("B", "K", None, "other-samples"),
]
BINARY_OPTIONS = {
    "input_dtype": [*FLOATS, "int64"],
    "input_holds": ["logits", "probabilities"],
    "target_dtype": ["float32", "float64", "float16", "bfloat16", *INTEGERS],
    "target_holds": ["labels", "soft", "signed", "counted"],
    "weight": ["none", "one", "labels", "samples"],
    "pos_weight": ["none", "one", "labels", "samples"],
    "reduction": list(REDUCTION),
}
BINARY_ARGUMENTS = {
    "weight": {value: "" if value == "none" else "weight=weight" for value in BINARY_OPTIONS["weight"]},
    "pos_weight": {value: "" if value == "none" else "pos_weight=pos_weight" for value in BINARY_OPTIONS["pos_weight"]},
    "reduction": REDUCTION,
}
OTHER_DTYPE = [
    {
        "why": "target-other-dtype",
        "when": {"input_dtype": [own], "target_dtype": [other for other in [*FLOATS, *INTEGERS] if other != own]},
        "target": ".to(outputs.dtype)",
        "loud": True,
    }
    for own in FLOATS
]
BINARY_RULES = [
    {"why": "outputs-not-float", "when": {"input_dtype": ["int64"]}, "input": ".float()", "target": ".float()", "loud": True},
    *OTHER_DTYPE,
    {"why": "signed-labels", "when": {"target_holds": ["signed"]}, "target": ".add(1).div(2)"},
    {"why": "counted-labels", "when": {"target_holds": ["counted"]}, "always": True},
    {
        "why": "weight-per-sample",
        "when": {"kind": ["binary"], "weight": ["samples"]},
        "arguments": {"weight": "weight=weight.unsqueeze(1)"},
    },
    {
        "why": "weight-per-sample",
        "when": {"kind": ["image"], "weight": ["samples"]},
        "arguments": {"weight": "weight=weight.view(-1, 1, 1, 1)"},
    },
    {
        "why": "weight-per-channel",
        "when": {"kind": ["image"], "weight": ["labels"]},
        "arguments": {"weight": "weight=weight.view(-1, 1, 1)"},
    },
    {
        "why": "weight-per-channel",
        "when": {"kind": ["image"], "pos_weight": ["labels"]},
        "arguments": {"pos_weight": "pos_weight=pos_weight.view(-1, 1, 1)"},
    },
    {"why": "pos-weight-per-sample", "when": {"pos_weight": ["samples"]}, "always": True},
]  # fmt: skip
BINARY_SLICES = [
    {
        name: BINARY_OPTIONS[name]
        for name in ("input_dtype", "input_holds", "target_dtype", "target_holds", "reduction")
    },
    {name: BINARY_OPTIONS[name] for name in ("weight", "pos_weight", "reduction")},
]
BCE_WITH_LOGITS = Loss(
    "BCEWithLogitsLoss",
    WITH_LOGITS,
    BINARY_OPTIONS,
    BINARY_ARGUMENTS,
    BINARY_READINGS,
    [{"why": "sigmoid-twice", "when": {"input_holds": ["probabilities"]}, "input": ".logit()"}, *BINARY_RULES],
    BINARY_SLICES,
    Binary("logits"),
    ("float32", "int64"),
)
BCE_OPTIONS = {
    **{name: values for name, values in BINARY_OPTIONS.items() if name != "pos_weight"},
    "input_dtype": FLOATS,
    "input_holds": ["probabilities", "logits"],
}
BCE = Loss(
    "BCELoss",
    "binary_cross_entropy",
    BCE_OPTIONS,
    {name: texts for name, texts in BINARY_ARGUMENTS.items() if name in BCE_OPTIONS},
    BINARY_READINGS,
    [
        {"why": "probabilities-of-one-class", "when": {"kind": ["index"], "input_holds": ["probabilities"]}, "input": ".logit()"},
        {"why": "logits-in-bce", "when": {"kind": ["binary", "image"], "input_holds": ["logits"]}, "function": WITH_LOGITS},
        *[rule for rule in BINARY_RULES if "pos_weight" not in rule["when"]],
        {
            "why": "rounded-probabilities",
            "when": {"input_dtype": ["float16", "bfloat16"], "input_holds": ["probabilities"]},
        },
    ],
    [
        {name: BCE_OPTIONS[name] for name in ("input_dtype", "input_holds", "target_dtype", "target_holds", "reduction")},
        {name: BCE_OPTIONS[name] for name in ("weight", "reduction")},
    ],
    Binary("probabilities"),
    ("float32", "int64"),
)  # fmt: skip

# --- a number is predicted --------------------------------------------------------------------------------------------

NUMBER_READINGS = [
    Reading("B", "B", "number"),
    Reading("B 1", "B 1", "number"),
    Reading("B D", "B D", "number"),
    Reading("", "", "number"),
    Reading("B T", "B T", "number"),
    Reading("B T D", "B T D", "number"),
    Reading("B C H W", "B C H W", "number"),
    Reading("B 1", "B", "number", "output-extra-axis", ".squeeze(1)"),
    Reading("B", "B 1", "number", "target-extra-axis", "", ".squeeze(1)"),
    Reading("1 B", "B 1", "number", "target-extra-axis", ".squeeze(0)", ".squeeze(1)"),
    Reading("B", "1 B", "number", "target-extra-axis", "", ".squeeze(0)"),
    Reading("B D", "D B", "number", "class-axis-differs", "", ".t()"),
    Reading("B T 1", "B T", "number", "output-extra-axis", ".squeeze(2)"),
    Reading("B T 1", "B T", "number", "output-extra-axis", ".squeeze(2)", equal=(("T", "B"),)),
    Reading("B T", "B T 1", "number", "target-extra-axis", "", ".squeeze(2)"),
    Reading("BT D", "B T D", "number", "one-flattened", "", ".flatten(0, 1)"),
    Reading("B 1 H W", "B H W", "number", "output-extra-axis", ".squeeze(1)"),
    Reading("B 1 H W", "B H W", "number", "output-extra-axis", ".squeeze(1)", equal=SQUARE),
    Reading("B H W", "B 1 H W", "number", "target-extra-axis", "", ".squeeze(1)"),
    Reading("B H W C", "B C H W", "number", "class-axis-differs", ".movedim(-1, 1)"),
    Reading("B", "K", None, "other-samples"),
    Reading("B D", "B K", None, "other-columns"),
    Reading("B D", "B", None, "other-columns"),
]
NUMBER_OPTIONS = {
    "input_dtype": [*FLOATS, "int64"],
    "target_dtype": ["float32", "float64", "float16", "bfloat16", *INTEGERS],
    "reduction": list(REDUCTION),
}


def number_loss(name: str, function: str, of_difference) -> Loss:
    rules = [
        {"why": "outputs-not-float", "when": {"input_dtype": ["int64"]}, "input": ".float()", "always": True},
        {"why": "target-bool", "when": {"target_dtype": ["bool"]}, "target": ".float()", "loud": True},
        *(
            {
                "why": "sum-overflows-half",
                "when": {**half, "reduction": ["sum"]},
                "input": ".float()",
                "target": ".float()",
            }
            for half in ({"input_dtype": ["float16"]}, {"input_dtype": ["int64"], "target_dtype": ["float16"]})
        ),
    ]
    problem = Numbers(of_difference)
    arguments = {"reduction": REDUCTION}
    return Loss(
        name, function, NUMBER_OPTIONS, arguments, NUMBER_READINGS, rules, [NUMBER_OPTIONS], problem, stretches=True
    )


def _huber(difference: torch.Tensor) -> torch.Tensor:
    small = difference.abs() < 1
    return torch.where(small, difference**2 / 2, difference.abs() - 0.5)


MSE = number_loss("MSELoss", "mse_loss", lambda difference: difference**2)
L1 = number_loss("L1Loss", "l1_loss", lambda difference: difference.abs())
SMOOTH_L1 = number_loss("SmoothL1Loss", "smooth_l1_loss", _huber)
HUBER = number_loss("HuberLoss", "huber_loss", _huber)

# --- two distributions are compared -----------------------------------------------------------------------------------

KL_OPTIONS = {
    "input_dtype": FLOATS,
    "input_holds": ["log_probabilities", "probabilities", "logits"],
    "target_dtype": [*FLOATS, "int64"],
    "target_holds": ["probabilities", "log_probabilities", "logits"],
    "log_target": [False, True],
    "reduction": ["mean", "batchmean", "sum", "none"],
}
KL = Loss(
    "KLDivLoss",
    "kl_div",
    KL_OPTIONS,
    {"log_target": {False: "", True: "log_target=True"}, "reduction": {**REDUCTION, "batchmean": 'reduction="batchmean"'}},
    [
        Reading("B C", "B C", "distribution"),
        Reading("B C", "C", "one"),
        Reading("C", "C", "distribution", "kl-without-batch", ".unsqueeze(0)", ".unsqueeze(0)"),
        Reading("B T C", "B T C", "distribution", "kl-counts-sequences", ".flatten(0, 1)", ".flatten(0, 1)"),
        Reading("B C", "B", None, "other-columns"),
        Reading("B C", "B K", None, "other-columns"),
        Reading("B C", "K", None, "other-columns"),
    ],
    [
        {"why": "kl-of-probabilities", "when": {"input_holds": ["probabilities"]}, "input": ".log()"},
        {"why": "kl-of-logits", "when": {"input_holds": ["logits"]}, "input": ".log_softmax(dim=-1)"},
        {"why": "kl-target-logits", "when": {"target_holds": ["logits"]}, "target": ".softmax(dim=-1)"},
        {
            "why": "log-target-missing",
            "when": {"target_holds": ["log_probabilities"], "log_target": [False]},
            "arguments": {"log_target": "log_target=True"},
        },
        {
            "why": "log-target-wrong",
            "when": {"target_holds": ["probabilities", "logits"], "log_target": [True]},
            "arguments": {"log_target": ""},
        },
        {"why": "kl-mean", "when": {"reduction": ["mean"]}, "arguments": {"reduction": 'reduction="batchmean"'}},
        {"why": "target-integers", "when": {"target_dtype": ["int64"]}, "loud": True},
    ],
    [KL_OPTIONS],
    Distributions(),
    stretches=True,
)  # fmt: skip

LOSSES = [CROSS_ENTROPY, NLL, BCE_WITH_LOGITS, BCE, MSE, L1, SMOOTH_L1, HUBER, KL]

# What is shown without scripts: the calls that people make most, of those above.
COMMON = [
    ("CrossEntropyLoss", "B C", "B"),
    ("CrossEntropyLoss", "B C", "B 1"),
    ("CrossEntropyLoss", "B T C", "B T"),
    ("CrossEntropyLoss", "B C H W", "B 1 H W"),
    ("CrossEntropyLoss", "B 1", "B"),
    ("CrossEntropyLoss", "B 1", "B 1", {"target_dtype": "float32"}),
    ("CrossEntropyLoss", "B C", "B", {"target_dtype": "float32"}),
    ("CrossEntropyLoss", "B C", "B C"),
    ("CrossEntropyLoss", "B C", "B", {"target_holds": "from_one"}),
    ("CrossEntropyLoss", "B C", "B", {"target_holds": "minus_one"}),
    ("CrossEntropyLoss", "B C", "B", {"input_holds": "probabilities"}),
    ("CrossEntropyLoss", "B C", "B C", {"target_dtype": "float32", "weight": "classes"}),
    ("NLLLoss", "B C", "B", {"input_holds": "logits"}),
    ("BCEWithLogitsLoss", "B 1", "B"),
    ("BCEWithLogitsLoss", "B", "B", {"target_dtype": "int64"}),
    ("BCEWithLogitsLoss", "B", "B", {"input_holds": "probabilities"}),
    ("BCELoss", "B", "B", {"input_holds": "logits"}),
    ("MSELoss", "B 1", "B"),
    ("MSELoss", "B 1 H W", "B H W"),
    ("KLDivLoss", "B C", "B C"),
    ("KLDivLoss", "B C", "B C", {"input_holds": "probabilities", "reduction": "batchmean"}),
]
