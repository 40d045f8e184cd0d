"""Info.plist of the macOS application: what it is, and which files it opens."""

from __future__ import annotations

from typing import Any

NAME = "Diffusion Studio"
SESSION = "local.diffusion-studio.session"
RECIPE = "local.diffusion-studio.recipe"


def information(version: str) -> dict[str, Any]:
    """The entries beside those that PyInstaller writes by itself."""
    return {
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "ko"],
        "LSApplicationCategoryType": "public.app-category.graphics-design",
        "LSMinimumSystemVersion": "13.0",  # as the wheels of Qt and PyTorch ask for
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # dark is followed
        "UTExportedTypeDeclarations": [
            _type(SESSION, "Diffusion Studio session", "dstudio", "com.pkware.zip-archive"),
            _type(RECIPE, "Diffusion Studio recipe", "dsrecipe", "public.json"),
        ],
        "CFBundleDocumentTypes": [
            _document("Diffusion Studio session", [SESSION], "Owner", "Editor"),
            _document("Diffusion Studio recipe", [RECIPE], "Owner", "Editor"),
            _document(
                "Picture",
                ["public.png", "public.jpeg", "org.webmproject.webp"],
                "Alternate",
                "Viewer",
            ),
        ],
    }


def _type(identifier: str, about: str, ending: str, kind: str) -> dict[str, Any]:
    return {
        "UTTypeIdentifier": identifier,
        "UTTypeDescription": about,
        "UTTypeConformsTo": [kind],
        "UTTypeTagSpecification": {"public.filename-extension": [ending]},
    }


def _document(name: str, types: list[str], rank: str, role: str) -> dict[str, Any]:
    return {
        "CFBundleTypeName": name,
        "LSItemContentTypes": types,
        "LSHandlerRank": rank,
        "CFBundleTypeRole": role,
    }
