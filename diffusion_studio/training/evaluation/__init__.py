"""How good a model's pictures are: measured by a judge, on pictures it was never shown.

`subject` is what is measured, `sampling` makes its pictures, `judge` looks at them; `frechet`,
`neighbours`, `accuracy` and `diversity` are the measures. `evaluate` takes those of one way of
sampling, `trade_off` those that change with the guidance scale; both give a `report`, and
`drawings` and `table` show it.
"""
