import "array"

array.from(
    rows: [
        {region: "north", fuel: "wind", _value: 910.0},
        {region: "south", fuel: "wind", _value: 120.0},
        {region: "north", fuel: "hydro", _value: 75.0},
        {region: "south", fuel: "solar", _value: 340.0},
    ],
)
    |> group(columns: ["region"])
    |> sum()
    |> group()
    |> sort(columns: ["_value"], desc: true)
