"""PyInstaller's recipe for torch, in place of the one that comes with it.

That one takes every file of the package, its modules twice: as bytecode and as source. Here the
imports are followed as for any other package, and only what is read as source keeps it.
"""

from pathlib import Path

from PyInstaller.utils.hooks import collect_dynamic_libs, get_package_paths

_, _package = get_package_paths("torch")

binaries = collect_dynamic_libs("torch", search_patterns=["*.dll", "*.dylib", "lib*.so", "*.so.*"])
datas = [(f"{_package}/bin/torch_shm_manager*", "torch/bin")]  # it looks for it when imported
# What is imported by name, as every optimiser's import of torch._dynamo shows
_polyfills = Path(_package, "_dynamo", "polyfills").glob("*.py")
hiddenimports = [
    "torch._C",
    "torch.onnx.operators",
    "torch.testing._internal.distributed.fake_pg",
    *(f"torch._dynamo.polyfills.{path.stem}" for path in _polyfills if path.stem != "__init__"),
]
READ_AS_SOURCE = (
    # torch.jit reads the overloads that these declare
    "torch.functional",
    "torch.nn.functional",
    "torch.nn.modules.rnn",
    # torch.utils._config_module reads the comments of these
    "torch._dynamo.config",
    "torch._export.config",
    "torch._functorch.config",
    "torch._inductor.config",
    "torch._inductor.config_comms",
    "torch.compiler.config",
    "torch.distributed.config",
    "torch.fx.experimental._config",
    "torch.utils.serialization.config",
)
module_collection_mode = {"torch": "pyz", **dict.fromkeys(READ_AS_SOURCE, "pyz+py")}
bindepend_symlink_suppression = ["**/torch/lib/*.so*"]  # torch looks for them beside each other
