"""What each number of a damage or a solver is called, and what too little and too much of it look
like."""

from __future__ import annotations

from diffusion_studio.ui.command import QT_TRANSLATE_NOOP
from diffusion_studio.ui.restore.words import Said

EDGE = QT_TRANSLATE_NOOP(
    "Restore",
    "By how many pixels the picture goes on at this side. A few follow from what is there; the"
    " more there are, the more is invented.\n\nDefault: 0.",
)

DAMAGE_FIELDS = {
    "left": Said(QT_TRANSLATE_NOOP("Restore", "Left"), EDGE),
    "right": Said(QT_TRANSLATE_NOOP("Restore", "Right"), EDGE),
    "top": Said(QT_TRANSLATE_NOOP("Restore", "Top"), EDGE),
    "bottom": Said(QT_TRANSLATE_NOOP("Restore", "Bottom"), EDGE),
    "sigma": Said(
        QT_TRANSLATE_NOOP("Restore", "Width"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "Standard deviation of the spot, in pixels.\n\nSet too small, the result stays"
            " blurred; too large, it gets rings and hard edges.\n\nDefault: 1.5.",
        ),
    ),
    "size": Said(
        QT_TRANSLATE_NOOP("Restore", "Cut off at"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "Side of the square beyond which the spot is taken for black, in pixels; an odd"
            " number.\n\nToo small: the spot has hard edges, which no lens has. More than eight"
            " times the width changes nothing.\n\nDefault: 61.",
        ),
    ),
    "length": Said(
        QT_TRANSLATE_NOOP("Restore", "Length"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "How far the camera moved, in pixels.\n\nSet too short, edges stay doubled; too"
            " long, they get echoes.\n\nDefault: 7.",
        ),
    ),
    "angle": Said(
        QT_TRANSLATE_NOOP("Restore", "Direction"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "In degrees, counter-clockwise from the right.\n\nToo small or too large by a few"
            " degrees: streaks aslant across the picture.\n\nDefault: 0.",
        ),
    ),
    "curvature": Said(
        QT_TRANSLATE_NOOP("Restore", "Bend"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "By how many degrees the movement turned on its way.\n\nToo little or too much:"
            " corners get tails. 0 is straight.\n\nDefault: 0.",
        ),
    ),
    "factor": Said(
        QT_TRANSLATE_NOOP("Restore", "Smaller by"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "How many times smaller a side the picture is. At 2 the details almost follow from"
            " it; at 8 nearly all of them are the model's.\n\nDefault: 4.",
        ),
    ),
    "method": Said(
        QT_TRANSLATE_NOOP("Restore", "How"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "How it was made smaller. Programs mostly use bicubic; sensors average. The wrong"
            " one leaves the result too soft or too hard.\n\nDefault: bicubic.",
        ),
    ),
    "angles": Said(
        QT_TRANSLATE_NOOP("Restore", "Directions"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "From how many directions the picture was looked through. With few, the classical"
            " answer is full of streaks.\n\nDefault: 20.",
        ),
    ),
    "arc": Said(
        QT_TRANSLATE_NOOP("Restore", "Within"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "The angle that the directions span. Below 180°, edges along some directions are"
            " not seen at all, and have to be guessed.\n\nDefault: 180°.",
        ),
    ),
    "share": Said(
        QT_TRANSLATE_NOOP("Restore", "Share"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "How many measurements there are for each pixel and colour: at 1 as many as"
            " unknowns, below 0.1 little is certain.\n\nDefault: 0.25.",
        ),
    ),
    "seed": Said(
        QT_TRANSLATE_NOOP("Restore", "Drawn by"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "The seed that the random measurements are chosen by. Another one measures other"
            " things of the picture, and as many.\n\nDefault: 0.",
        ),
    ),
    "gain": Said(
        QT_TRANSLATE_NOOP("Restore", "Too long by"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "How many times too long it was exposed. At 1 nothing is clipped; at 4 most of the"
            " picture is white.\n\nDefault: 2.",
        ),
    ),
    "quality": Said(
        QT_TRANSLATE_NOOP("Restore", "Quality"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "The file's quality, 1 to 100. Below 10 there are blocks to be seen; above 50 there"
            " is little to restore.\n\nDefault: 10.",
        ),
    ),
    "oversampling": Said(
        QT_TRANSLATE_NOOP("Restore", "Oversampling"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "How much finer than the picture the transform was taken. Below 2 the picture"
            " cannot be told from others.\n\nDefault: 2.",
        ),
    ),
}


SOLVER_FIELDS = {
    "step_size": Said(
        QT_TRANSLATE_NOOP("Restore", "Step size"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "How hard each step is pulled towards the measurement, as published for 1000 steps;"
            " it can be turned while a run goes on.\n\nToo small: a fine picture of something"
            " else. Too large: nothing more, once each step is as long as the noise allows; it"
            " never goes beyond.\n\nDefault: 0.3 to 1, by the damage.",
        ),
    ),
    "stop_at_noise": Said(
        QT_TRANSLATE_NOOP("Restore", "Stop at the noise"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "Leave a picture alone while it explains the measurement as well as the noise"
            " allows; otherwise the noise itself would be fitted.\n\nDefault: on.",
        ),
    ),
    "zeta": Said(
        QT_TRANSLATE_NOOP("Restore", "Detailed – smooth"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "Small draws detailed samples that differ; 1 comes close to their mean, which is"
            " smooth. It can be turned while a run goes on.\n\nDefault: 0.3.",
        ),
    ),
    "weight": Said(
        QT_TRANSLATE_NOOP("Restore", "Trust in the model"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "How much the model's belief counts beside the measurement.\n\nToo little: the"
            " noise shows through. Too much: the measurement is not kept.\n\nDefault: 1.",
        ),
    ),
    "solver_steps": Said(
        QT_TRANSLATE_NOOP("Restore", "Inner steps"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "Steps of conjugate gradients at each level, each once back through the"
            " network.\n\nOne is coarse, more than three gain little.\n\nDefault: 2.",
        ),
    ),
    "eta": Said(
        QT_TRANSLATE_NOOP("Restore", "Fresh noise"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "How much of the noise is drawn anew at each step. 0: smooth; 1: grainy with few"
            " steps.\n\nDefault: 0.85.",
        ),
    ),
    "travel_times": Said(
        QT_TRANSLATE_NOOP("Restore", "Go over it"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "How often each stretch is gone over, which mends seams. 1 is once; 10 takes ten"
            " times as long.\n\nDefault: 1.",
        ),
    ),
    "travel_length": Said(
        QT_TRANSLATE_NOOP("Restore", "In stretches of"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "How many steps such a stretch has. It acts where each is gone over more than"
            " once.\n\nToo short: seams stay. Too long: what had been found is forgotten"
            " again.\n\nDefault: 10.",
        ),
    ),
}
"""The solvers' fields, by their name in the spec."""


PANEL_FIELDS = {
    "original": Said(
        QT_TRANSLATE_NOOP("Restore", "Picture"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "The picture to restore, or to try a restoration on. What the model has not learned"
            " comes back badly: a photograph wants a model of photographs.\n\nDefault: the opened"
            " picture.",
        ),
    ),
    "use": Said(
        QT_TRANSLATE_NOOP("Restore", "Use"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "Simulate: the picture is good, is damaged here, and the answer is compared with"
            " it. Damaged already: the picture itself is what was measured.\n\nDefault:"
            " simulate.",
        ),
    ),
    "model": Said(
        QT_TRANSLATE_NOOP("Restore", "Model"),
        QT_TRANSLATE_NOOP("Restore", "What knows how pictures look; it works at its own size."),
    ),
    "operator": Said(
        QT_TRANSLATE_NOOP("Restore", "Damage"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "What happened to the picture: y = A(x) + noise. A damage that is not the true one"
            " leaves rings, echoes or a picture that stays damaged.\n\nDefault: missing parts.",
        ),
    ),
    "noise": Said(
        QT_TRANSLATE_NOOP("Restore", "Noise"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "Standard deviation of the measurement's noise, in per cent of the full"
            " range.\n\nStated too low, the noise is taken for detail; too high, true details"
            " are smoothed away.\n\nDefault: 0.",
        ),
    ),
    "photons": Said(
        QT_TRANSLATE_NOOP("Restore", "Light"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "How many photons met a white pixel, where light was so faint that they can be counted"
            " (Poisson noise, upon the other): bright parts are then noisier than dark"
            " ones.\n\nBelow 100 the grain is plain to see; above 1000 it hardly"
            " is.\n\nDefault: plenty.",
        ),
    ),
    "solver": Said(
        QT_TRANSLATE_NOOP("Restore", "Solver"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "What finds the picture again. Those that fit the damage are offered, the best one"
            " first.\n\nDefault: the best one.",
        ),
    ),
    "steps": Said(
        QT_TRANSLATE_NOOP("Restore", "Steps"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "In how many steps the answer is found.\n\nToo few: it is blurred, or does not"
            " explain the measurement. Too many: it only takes longer.\n\nDefault: the"
            " solver's own.",
        ),
    ),
    "label": Said(
        QT_TRANSLATE_NOOP("Restore", "It shows"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "What the picture shows, if you know and the model has a name for it. What is not"
            " there is not to be named: it would be put there.\n\nDefault: not said.",
        ),
    ),
    "count": Said(
        QT_TRANSLATE_NOOP("Restore", "Samples"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "How many answers are drawn. One is a guess; eight or more show where they agree,"
            " which can be trusted, and where not.\n\nDefault: 8.",
        ),
    ),
    "seed": Said(
        QT_TRANSLATE_NOOP("Restore", "Seed"),
        QT_TRANSLATE_NOOP(
            "Restore",
            "The number that the samples' own noise is drawn from. The same seed and settings find"
            " the same answers; sample 2 has the seed after it, and so on.",
        ),
    ),
}
"""What belongs to every restoration."""
