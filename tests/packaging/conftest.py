"""What the tests of the bootstrap share."""

from pathlib import Path

import pytest

from tests.packaging.small_checkout import Checkout, make_checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A new checkout, in a folder whose name a careless command line would break at."""
    return make_checkout(tmp_path / "a check-out, ü")
