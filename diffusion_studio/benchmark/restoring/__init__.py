"""How well pictures are restored: solvers and classical methods at the same measurements."""

from diffusion_studio.benchmark.restoring.contest import Contest, Settings, run_contest
from diffusion_studio.benchmark.restoring.table import format_contest

__all__ = ["Contest", "Settings", "format_contest", "run_contest"]
