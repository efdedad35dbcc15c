import "array"

readings =
    array.from(
        rows: [{meter: "m1", _value: 3.5}, {meter: "m2", _value: 1.25}, {meter: "m1", _value: 4.0}],
    )
        |> group(columns: ["meter"])

readings |> sum() |> yield(name: "sums")
readings |> count() |> yield(name: "counts")
