a = 1
b = {a with x: 1} // error: T0002 int is not Record
