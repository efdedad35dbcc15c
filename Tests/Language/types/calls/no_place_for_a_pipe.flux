a = 1 |> float() // error: T0008 nothing can be piped into `float`
