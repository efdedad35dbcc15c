// S0019
x = if a then b
