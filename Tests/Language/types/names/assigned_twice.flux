a = 1
a = 2 // error: T0011 variable "a" reassigned
