import "array"

array.from(rows: [{a: 1}])
    |> filter(fn: (r) => r.a + 1) // error: T0001 expected bool but found int for return type
