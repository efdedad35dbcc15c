// S0001
import = 1
