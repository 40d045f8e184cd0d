"""How fast the program is on this machine, beside its peers where they are installed.

Every figure is reported as it was measured, with the number of repeats and their spread. Nothing
is passed or failed here: on a shared machine only figures taken in turn can be compared.
"""

from diffusion_studio.benchmark.peers import BenchmarkError
from diffusion_studio.benchmark.report import format_report
from diffusion_studio.benchmark.suite import run_benchmark

__all__ = ["BenchmarkError", "format_report", "run_benchmark"]
