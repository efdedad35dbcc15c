import "array"

array.from(
    rows: [
        {plant: "Drax", fuel: "biomass", mw: 2595.0},
        {plant: "Dinorwig", fuel: "hydro", mw: 1728.0},
        {plant: "Hornsea 2", fuel: "wind", mw: 1386.0},
    ],
)
    |> filter(fn: (r) => r.mw > 1500.0 and r.fuel != "biomass" or r.fuel == "wind")
    |> map(
        fn: (r) => ({r with gw: r.mw / 1000.0, size: if r.mw > 1500.0 then "large" else "small"}),
    )
