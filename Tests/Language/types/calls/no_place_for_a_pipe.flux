a = 1 |> float() // error: T0008 missing pipe argument
