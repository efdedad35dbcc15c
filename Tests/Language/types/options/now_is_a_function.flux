option now = 2020-01-01T00:00:00Z // error: T0001 expected () => time (function) but found time
