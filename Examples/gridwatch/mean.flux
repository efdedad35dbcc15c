from(bucket: "neso")
    |> range(start: 2023-01-01T00:00:00Z, stop: 2024-01-01T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "demand" and r._field == "ND")
    |> mean()
