// S0014
return 1
