a = if true then 1 else "one" // error: T0001 expected int but found string
