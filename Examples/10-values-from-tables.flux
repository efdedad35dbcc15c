import "array"

readings = array.from(rows: [{_value: 3.5}, {_value: 1.25}, {_value: 4.0}])
average = (readings |> mean() |> findRecord(fn: (key) => true, idx: 0))._value

readings
    |> filter(fn: (r) => r._value > average)
    |> map(fn: (r) => ({r with above: r._value - average}))
