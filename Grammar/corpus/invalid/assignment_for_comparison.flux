// S0018
x = a |> filter(fn: (r) => r.a = 1)
