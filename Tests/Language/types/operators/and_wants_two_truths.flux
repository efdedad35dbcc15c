a = true and 1 // error: T0001 expected bool but found int
