// S0022
x = "\xff"
