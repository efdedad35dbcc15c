// S0014
x = 1
import "a"
