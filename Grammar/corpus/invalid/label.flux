// S0017
x = f(on: .a)
