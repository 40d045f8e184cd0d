"""A recipe's fields as Python, with the pictures that it carries read from files."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from diffusion_studio.attachments import EmbeddedPicture, PictureFile
from diffusion_studio.library.command_options import named_picture
from diffusion_studio.recipe import Recipe

WIDTH = 92


class PythonRecipe:
    """`lines` are the statements that read the pictures into variables, `imports` what they need;
    they are there once `fields` was called."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[str, str] = {}  # by the picture's data or path
        self.lines: list[str] = []
        self.imports: set[str] = set()

    def fields(self, recipe: Recipe) -> str:
        """`name=value,` lines, indented by four; what is as it is by itself is left out.
        NoOptions where a picture is gone, SaveError where one cannot be written."""
        told = self._part(recipe, recipe.model_dump(mode="json"))
        lines = [f"{name}={_literal(value, len(name) + 6)}," for name, value in told.items()]
        return indent("\n".join(lines), " " * 4)

    def _part(self, part: BaseModel, dumped: dict[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = {}
        for name, field in type(part).model_fields.items():
            value = getattr(part, name)
            plain = field.get_default(call_default_factory=True, validated_data={})
            if name == "kind" or plain is PydanticUndefined or value != plain:
                told[name] = self._value(name, value, dumped[name])
        return told

    def _value(self, name: str, value: Any, dumped: Any) -> Any:
        if isinstance(value, EmbeddedPicture | PictureFile):
            return _Name(self._variable(name, value))
        if isinstance(value, BaseModel):
            return self._part(value, dumped)
        if isinstance(value, tuple) and any(isinstance(each, BaseModel) for each in value):
            return [self._value(name, *pair) for pair in zip(value, dumped, strict=True)]
        return dumped

    def _variable(self, name: str, picture: EmbeddedPicture | PictureFile) -> str:
        """The variable that holds a picture; the same one for the same picture."""
        key = picture.data if isinstance(picture, EmbeddedPicture) else picture.path
        if key in self._names:
            return self._names[key]
        taken = sum(known.startswith(name) for known in self._names.values())
        variable = self._names[key] = f"{name}_{taken + 1}" if taken else name
        if isinstance(picture, PictureFile):
            self.imports.add("from diffusion_studio.attachments import PictureFile")
            fields = f"path={picture.path!r}, sha256={picture.sha256!r}"
            self.lines.append(f"{variable} = PictureFile({fields})")
        else:
            self.imports |= {
                "import numpy as np",
                "from diffusion_studio.attachments import attach",
            }
            file = str(named_picture(picture, name, self._folder))
            self.lines.append(f"{variable} = attach(np.asarray(Image.open({file!r})))")
        return variable


def _literal(value: Any, before: int = 0) -> str:
    """A value as Python writes it, in several lines where one with `before` letters in front of it
    would be too long."""
    plain = repr(value)
    if len(plain) + before <= WIDTH or not isinstance(value, dict | list) or not value:
        return plain
    if isinstance(value, dict):
        inner = [f"{key!r}: {_literal(each, len(key) + 8)}," for key, each in value.items()]
    else:
        inner = [f"{_literal(each, 4)}," for each in value]
    first, last = ("{", "}") if isinstance(value, dict) else ("[", "]")
    return "\n".join([first, indent("\n".join(inner), " " * 4), last])


class _Name:
    """A variable's name in the place of a value."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name
