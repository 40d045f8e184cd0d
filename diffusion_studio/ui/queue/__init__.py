"""The queue: what waits, runs, is paused and has failed, and what a person does with it."""
