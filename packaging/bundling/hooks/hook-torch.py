"""PyInstaller's recipe for torch, in place of the one that comes with it.

That one takes every file of the package, its modules twice: as bytecode and as source. Here the
imports are followed as for any other package, and only what needs its source to be imported (the
overloads that torch.jit reads) keeps it.
"""

from PyInstaller.utils.hooks import collect_dynamic_libs, get_package_paths

_, _package = get_package_paths("torch")

binaries = collect_dynamic_libs("torch", search_patterns=["*.dll", "*.dylib", "lib*.so", "*.so.*"])
datas = [(f"{_package}/bin/torch_shm_manager*", "torch/bin")]  # it looks for it when imported
hiddenimports = ["torch._C", "torch._dynamo.polyfills.loader"]
module_collection_mode = {
    "torch": "pyz",
    "torch.nn.functional": "pyz+py",
    "torch.nn.modules.rnn": "pyz+py",
}
bindepend_symlink_suppression = ["**/torch/lib/*.so*"]  # torch looks for them beside each other
