"""Pictures to train on: the project's own drawn scenes, or a folder of somebody's own."""
