"""What the bundle leaves out of what PyInstaller finds, and why nothing misses it.

PyInstaller follows every import that it reads, also those that are never carried out. The lists
are of whole branches of which no module is loaded while the program generates, restores, trains
and opens a folder of diffusers (`try_bundle.py` does all of it in the bundle).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from fnmatch import fnmatch

UNUSED_MODULES = (
    # torch: its compiler's back end (torch._dynamo itself is imported by every optimiser), its
    # own tests, exporters, quantisation by graph, and computing on many machines
    "torch._export.passes",
    "torch._export.serde",
    "torch._inductor.autoheuristic",
    "torch._inductor.codegen",
    "torch._inductor.compile_fx",
    "torch._inductor.fx_passes",
    "torch._inductor.graph",
    "torch._inductor.ir",
    "torch._inductor.kernel",
    "torch._inductor.lowering",
    "torch._inductor.scheduler",
    "torch._inductor.select_algorithm",
    "torch._inductor.template_heuristics",
    "torch._numpy.testing",
    "torch._vendor.quack",
    "torch.ao.ns",
    "torch.ao.pruning",
    "torch.ao.quantization.backend_config",
    "torch.ao.quantization.fx",
    "torch.backends._nnapi",
    "torch.distributed._tools",
    "torch.distributed.checkpoint",
    "torch.distributed.elastic",
    "torch.distributed.flight_recorder",
    "torch.distributed.pipelining",
    "torch.distributed.tensor.experimental",
    "torch.onnx._internal.fx",
    "torch.testing._internal.common_methods_invocations",
    "torch.testing._internal.common_utils",
    "torch.testing._internal.distributed._tensor",
    "torch.testing._internal.distributed.distributed_test",
    "torch.testing._internal.distributed.rpc",
    "torch.testing._internal.generated",
    "torch.testing._internal.opinfo",
    "torch.utils.benchmark",
    "torch.utils.cpp_extension",
    "torch.utils.hipify",
    "torch.utils.tensorboard",
    # diffusers: everything around its networks
    "diffusers.commands",
    "diffusers.guiders",
    "diffusers.models.autoencoders",
    "diffusers.models.controlnets",
    "diffusers.modular_pipelines",
    "diffusers.pipelines",
    "diffusers.utils.testing_utils",
    # other packages' examples, tests and other tool kits
    "IPython",
    "hf_xet",  # a faster way to fetch from one hub; downloads are made without it
    "imageio_ffmpeg",  # its encoder is under the GPL and as large as Qt: an installed wheel has it
    "matplotlib",
    "networkx",
    "pandas",
    "pip",
    "pyqtgraph.canvas",
    "pyqtgraph.console",
    "pyqtgraph.examples",
    "pyqtgraph.flowchart",
    "pyqtgraph.multiprocess",
    "pyqtgraph.opengl",
    "pytest",
    "readline",
    "scipy.cluster",
    "scipy.conftest",
    "scipy.datasets",
    "scipy.differentiate",
    "scipy.io",
    "scipy.odr",
    "setuptools",
    "skimage.conftest",
    "skimage.data",
    "skimage.draw",
    "skimage.feature",
    "skimage.filters.rank",
    "skimage.future",
    "skimage.graph",
    "skimage.io",
    "skimage.morphology",
    "skimage.registration",
    "skimage.segmentation",
    "skimage.util._remap",
    "tensorboard",
    "tkinter",
    # Qt: only Core, Gui, Widgets and Svg are the program's
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtPrintSupport",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtUiTools",
    "PySide6.QtXml",
)

PLUGINS = {
    "generic": (),
    "iconengines": ("*svg*",),
    "imageformats": ("*gif*", "*ico*", "*icns*", "*jpeg*", "*svg*", "*webp*"),
    "platforminputcontexts": ("*compose*", "*ibus*"),  # Korean is typed through one of them
    "platforms": ("*offscreen*", "*wayland*", "*xcb*", "*windows*", "*cocoa*"),
    "platformthemes": ("*xdgdesktopportal*",),  # GTK's would bring half of GTK along
    "styles": ("*",),
    "wayland-decoration-client": ("*",),
    "wayland-graphics-integration-client": ("*wayland-egl*",),
    "wayland-shell-integration": ("*xdg-shell*",),
    "xcbglintegrations": ("*",),
}
"""Qt's plugins that are kept, by folder. Of the folders that are not here, none is."""

UNUSED_FILES = (
    "*.dist-info/licenses/*",  # their texts are in NOTICE.txt
    "*.pyi",
    "*/resources/translations/*.ts",
    "resources/translations/*.ts",
    "resources/models/*/neighbours.png",
    "resources/models/*/quality.png",
    "resources/models/*/trade_off.png",
    "*libQt6EglFs*",
    "*libQt6Network*",
    "*libQt6OpenGLWidgets*",
    "*libQt6Pdf*",
    "*libQt6Qml*",
    "*libQt6Quick*",
    "*libQt6Sql*",
    "*libQt6Test*",
    "*libQt6VirtualKeyboard*",
    "torch/bin/[!t]*",
    "torch/bin/test_*",
    "torch/include/*",
    "torch/lib/*_test.*",
    "torch/lib/*aoti_custom_ops*",
    "torch/lib/*backend_with_compiler*",
    "torch/share/*",
    "torch/test/*",
)
"""Files of the bundle that are dropped, as shell patterns for their place in it."""

LANGUAGES = ("en", "ko")


def is_needed(place: str) -> bool:
    """Whether a file is kept, from where it would lie in the bundle: "torch/lib/libc10.so"."""
    place = place.replace("\\", "/")
    if place.startswith("skimage/") and place.endswith(".pyi"):
        return True  # read when it is imported: they say in which modules its functions lie
    if any(fnmatch(place, pattern) for pattern in UNUSED_FILES):
        return False
    _, found, plugin = place.partition("/plugins/")
    if found and place.startswith("PySide6/"):
        folder, _, name = plugin.rpartition("/")
        return any(fnmatch(name, pattern) for pattern in PLUGINS.get(folder, ()))
    if place.startswith("PySide6/") and "/translations/" in place:
        return any(place.endswith(f"qtbase_{language}.qm") for language in LANGUAGES)
    return True


def unreferenced(imports: Mapping[str, Collection[str]]) -> set[str]:
    """Shared libraries at the top of the bundle that no other kept file loads, nor a library that
    one loads: they came along with a plugin that was dropped.

    `imports`: for each kept binary, by its place, the names of the libraries that it is linked to.
    """
    libraries = {place for place in imports if "/" not in place and _LIBRARY.search(place)}
    todo = [place for place in imports if place not in libraries]
    reached: set[str] = set()
    while todo:
        for name in imports[todo.pop()]:
            if name in libraries and name not in reached:
                reached.add(name)
                todo.append(name)
    return {name for name in libraries - reached if not name.startswith(("libpython", "Python"))}


_LIBRARY = re.compile(r"\.(so|dylib)\b")
