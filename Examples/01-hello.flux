import "array"

array.from(rows: [{plant: "Drax", mw: 2595.0}, {plant: "Dinorwig", mw: 1728.0}])
