a = 1.5 * 2 // error: T0001 expected float but found int
b = 2 + 1.5 // error: T0001 expected int but found float
