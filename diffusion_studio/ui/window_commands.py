"""The window's own commands, by their menus; those of its parts stand beside the parts."""

from __future__ import annotations

from PySide6.QtGui import QAction

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP, Command

FILE_COMMANDS = (
    Command(
        "open_recipe",
        QT_TRANSLATE_NOOP("Actions", "Open recipe…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Put the settings back that a picture was made with; it carries them."
        ),
        ("Ctrl+R",),
        "",
        "file",
    ),
    Command(
        "open_model",
        QT_TRANSLATE_NOOP("Actions", "Open model…"),
        QT_TRANSLATE_NOOP("Actions", "Read a model from a file: weights, or a model's card."),
        (),
        "",
        "file",
    ),
    Command(
        "open_model_folder",
        QT_TRANSLATE_NOOP("Actions", "Open model folder…"),
        QT_TRANSLATE_NOOP("Actions", "Read a model that is a folder with a card or a config."),
        ("Ctrl+Shift+O",),
        "",
        "file",
    ),
    Command(
        "open_classifier",
        QT_TRANSLATE_NOOP("Actions", "Open classifier…"),
        QT_TRANSLATE_NOOP("Actions", "Guide the chosen model with a classifier from disk."),
        (),
        "",
        "file",
    ),
    Command(
        "models",
        QT_TRANSLATE_NOOP("Actions", "Models…"),
        QT_TRANSLATE_NOOP(
            "Actions", "All models: those that are here, and known ones to download."
        ),
        ("Ctrl+Shift+M",),
        "",
        "file",
    ),
    Command(
        "save",
        QT_TRANSLATE_NOOP("Actions", "Save"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Save the chosen picture, or the whole batch, as PNG with the recipe inside.",
        ),
        ("Ctrl+S",),
        "save",
        "file",
    ),
    Command(
        "save_in",
        QT_TRANSLATE_NOOP("Actions", "Save in…"),
        QT_TRANSLATE_NOOP("Actions", "Choose the folder to save in, now and from now on."),
        ("Ctrl+Shift+S",),
        "",
        "file",
    ),
    Command(
        "save_as",
        QT_TRANSLATE_NOOP("Actions", "Save as…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Save as PNG, JPEG or WebP: all carry the recipe. What the format loses is measured"
            " first.",
        ),
        ("Ctrl+Alt+Shift+S",),
        "",
        "file",
    ),
    Command(
        "quit",
        QT_TRANSLATE_NOOP("Actions", "Quit"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Close the window. A run that goes on is held where it is, and there again at the next"
            " start, if that is where you left off.",
        ),
        ("Ctrl+Q",),
        "",
        "file",
        QAction.MenuRole.QuitRole,
    ),
)

EDIT_COMMANDS = (
    Command(
        "copy",
        QT_TRANSLATE_NOOP("Actions", "Copy"),
        QT_TRANSLATE_NOOP("Actions", "Copy the chosen picture, or the whole batch as one picture."),
        ("Ctrl+C",),
        "copy",
        "edit",
    ),
    Command(
        "copy_recipe",
        QT_TRANSLATE_NOOP("Actions", "Copy recipe"),
        QT_TRANSLATE_NOOP("Actions", "Copy what made these pictures, as JSON text."),
        ("Ctrl+Shift+C",),
        "",
        "edit",
    ),
    Command(
        "select_all",
        QT_TRANSLATE_NOOP("Actions", "Whole batch"),
        QT_TRANSLATE_NOOP("Actions", "Choose no single picture: save and copy then take them all."),
        ("Ctrl+Shift+A",),
        "",
        "edit",
    ),
)

VIEW_COMMANDS = (
    Command(
        "fit",
        QT_TRANSLATE_NOOP("Actions", "Fit"),
        QT_TRANSLATE_NOOP("Actions", "Show everything as large as it fits."),
        ("Ctrl+0",),
        "fit",
        "view",
    ),
    Command(
        "actual_size",
        QT_TRANSLATE_NOOP("Actions", "100 %"),
        QT_TRANSLATE_NOOP("Actions", "One pixel of the picture on one pixel of the screen."),
        ("Ctrl+1",),
        "",
        "view",
    ),
    Command(
        "zoom_in",
        QT_TRANSLATE_NOOP("Actions", "Zoom in"),
        QT_TRANSLATE_NOOP("Actions", "Larger. The mouse wheel zooms about the pointer."),
        ("Ctrl++", "Ctrl+="),
        "zoom-in",
        "view",
    ),
    Command(
        "zoom_out",
        QT_TRANSLATE_NOOP("Actions", "Zoom out"),
        QT_TRANSLATE_NOOP("Actions", "Smaller. The mouse wheel zooms about the pointer."),
        ("Ctrl+-",),
        "zoom-out",
        "view",
    ),
    Command(
        "switch_picture",
        QT_TRANSLATE_NOOP("Actions", "Switch belief and state"),
        QT_TRANSLATE_NOOP(
            "Actions", "Show what the model believes the clean picture is, or the noisy state."
        ),
        ("T",),
        "",
        "view",
    ),
    Command(
        "guidance_view",
        QT_TRANSLATE_NOOP("Actions", "Guidance at work"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Show what the classifier sees at every step, and how hard guidance pulls.",
        ),
        ("Ctrl+G",),
        "",
        "view",
    ),
    Command(
        "previous_tab",
        QT_TRANSLATE_NOOP("Actions", "Tab before"),
        QT_TRANSLATE_NOOP("Actions", "Go to the tab on the left of the chosen one."),
        ("Ctrl+PgUp",),
        "",
        "view",
    ),
    Command(
        "next_tab",
        QT_TRANSLATE_NOOP("Actions", "Tab after"),
        QT_TRANSLATE_NOOP("Actions", "Go to the tab on the right of the chosen one."),
        ("Ctrl+PgDown",),
        "",
        "view",
    ),
)

RUN_COMMANDS = (
    Command(
        "generate",
        QT_TRANSLATE_NOOP("Actions", "Generate"),
        QT_TRANSLATE_NOOP("Actions", "Make pictures with these settings."),
        ("Ctrl+Enter", "Ctrl+Return"),
        "generate",
        "run",
    ),
    Command(
        "pause",
        QT_TRANSLATE_NOOP("Actions", "Pause"),
        QT_TRANSLATE_NOOP("Actions", "Hold the run after the step it is in, and go on from there."),
        ("Ctrl+K",),
        "pause",
        "run",
    ),
    Command(
        "step",
        QT_TRANSLATE_NOOP("Actions", "Step"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Make one denoising step and hold. With no run held: begins a new one and holds after"
            " its first step.",
        ),
        ("Ctrl+Right",),
        "step",
        "run",
    ),
    Command(
        "stop",
        QT_TRANSLATE_NOOP("Actions", "Stop"),
        QT_TRANSLATE_NOOP("Actions", "End the run here; the pictures so far stay."),
        ("Esc",),
        "stop",
        "run",
    ),
    Command(
        "previous_run",
        QT_TRANSLATE_NOOP("Actions", "Previous run"),
        QT_TRANSLATE_NOOP("Actions", "Show the pictures of the run before."),
        ("Alt+Left",),
        "previous",
        "run",
    ),
    Command(
        "next_run",
        QT_TRANSLATE_NOOP("Actions", "Next run"),
        QT_TRANSLATE_NOOP("Actions", "Show the pictures of the run after."),
        ("Alt+Right",),
        "next",
        "run",
    ),
    Command(
        "free_memory",
        QT_TRANSLATE_NOOP("Actions", "Free the networks' memory"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Let go of all networks but those of the run that is being made, also of paused runs,"
            " which read them again when they go on.",
        ),
        (),
        "",
        "run",
    ),
)

COMPARE_COMMANDS = (
    Command(
        "compare",
        QT_TRANSLATE_NOOP("Actions", "Compare…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Make a grid of pictures in which one or two things change, and see it grow."
        ),
        ("Ctrl+D",),
        "",
        "run",
    ),
    Command(
        "compare_two",
        QT_TRANSLATE_NOOP("Actions", "Compare with the run before…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Two pictures side by side, one behind the other, and where they differ."
        ),
        ("Ctrl+Shift+D",),
        "",
        "run",
    ),
)

HELP_COMMANDS = (
    Command(
        "learn",
        QT_TRANSLATE_NOOP("Actions", "Learn more…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "What the control that has the keyboard does: the formula, too much and too little,"
            " and the paper.",
        ),
        ("F1",),
        "",
        "help",
    ),
    Command(
        "tour",
        QT_TRANSLATE_NOOP("Actions", "A tour of the window"),
        QT_TRANSLATE_NOOP("Actions", "Eight stops, two minutes: where things are."),
        (),
        "",
        "help",
    ),
    Command(
        "palette",
        QT_TRANSLATE_NOOP("Actions", "Find a command…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Every command by a few letters of its name; what cannot be done says why."
        ),
        ("Ctrl+Shift+P",),
        "",
        "help",
    ),
    Command(
        "shortcuts",
        QT_TRANSLATE_NOOP("Actions", "Keyboard and mouse"),
        QT_TRANSLATE_NOOP("Actions", "All the keys, and what the mouse does."),
        ("Ctrl+/",),
        "",
        "help",
    ),
    Command(
        "about",
        QT_TRANSLATE_NOOP("Actions", "About Diffusion Studio"),
        QT_TRANSLATE_NOOP("Actions", "The program's version and licence."),
        (),
        "",
        "help",
        QAction.MenuRole.AboutRole,
    ),
)
