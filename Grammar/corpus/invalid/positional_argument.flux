// S0009
x = float(r._value)
