"""What the tests of the tables behind "Name that loss" share."""

import pytest
from lossbook.instruments.name_that_loss import SHOWN


@pytest.fixture
def not_shown(rows):
    """Inputs that the tool shows beside a loss, where the example computed no row with them: {row name: inputs}."""
    lacking = {
        name: {key for key in computed[0][0] if key in SHOWN and all(row[key] != SHOWN[key] for row, _ in computed)}
        for name, computed in rows.items()
    }
    return {name: inputs for name, inputs in lacking.items() if inputs}
