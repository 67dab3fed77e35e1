"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", deadline=None)  # a busy machine is no defect; what must be quick has a benchmark
settings.load_profile("house")
