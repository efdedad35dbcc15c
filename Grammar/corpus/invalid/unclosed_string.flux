// S0002
x = "abc
