// S0002
x = "abc ${d} e
