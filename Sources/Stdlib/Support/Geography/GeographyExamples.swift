/// The beginning of examples: where a van was, a row for each of its coordinates.
let vanReadings = """
  import "array"
  import "experimental/geo"

  readings =
    array.from(
      rows: [
        {_time: 2021-06-07T00:00:00Z, _measurement: "van", s2_cell_id: "46416e7", _field: "lat", _value: 59.91},
        {_time: 2021-06-07T00:00:00Z, _measurement: "van", s2_cell_id: "46416e7", _field: "lon", _value: 10.75},
        {_time: 2021-06-07T00:10:00Z, _measurement: "van", s2_cell_id: "464176b", _field: "lat", _value: 60.02},
        {_time: 2021-06-07T00:10:00Z, _measurement: "van", s2_cell_id: "464176b", _field: "lon", _value: 10.9},
      ],
    )
      |> group(columns: ["_measurement", "s2_cell_id", "_field"])

  readings

  """

/// What functions that look for points in a region have in common.
let regionParameters: [(name: String, text: String)] = [
  ("region", "A box, circle or polygon."),
  ("minSize", "How many cells to look for at least; 24 if left out."),
  ("maxSize", "How many cells at most."),
  ("level", "The level of the cells; one by the sizes if left out."),
  ("s2cellIDLevel", "The level of the cells in `s2_cell_id`; seen from the data if left out."),
]
