"""How good a model's pictures are: measured by a judge, on pictures it was never shown.

`subject` is what is measured, `sampling` makes its pictures, `judge` looks at them; `frechet`,
`neighbours` and `accuracy` are the measures, `evaluate` takes them all, `drawings` and `table`
show them.
"""
