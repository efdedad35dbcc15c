// S0001
@edition("1")
