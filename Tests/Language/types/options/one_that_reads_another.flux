option a = 1
option b = a + 1 // error: T0014 option "b" depends on option "a"
