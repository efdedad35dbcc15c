// S0021
x = y =~ /abc
