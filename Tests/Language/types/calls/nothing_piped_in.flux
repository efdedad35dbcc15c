limit(n: 1) // error: T0006 missing required argument tables
