a = now() - 1h // error: T0001 expected time but found duration
