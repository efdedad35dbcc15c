import "array"
import "timezone"

option location = timezone.location(name: "Europe/London")

// The clocks go forward on the 26th: that local day has 23 hours, and starts at 00:00Z, the next
// one at 23:00Z.
array.from(
    rows: [
        {_time: 2023-03-25T12:00:00Z, _value: 1.0},
        {_time: 2023-03-26T12:00:00Z, _value: 2.0},
        {_time: 2023-03-26T23:30:00Z, _value: 3.0},
    ],
)
    |> range(start: 2023-03-25T00:00:00Z, stop: 2023-03-27T23:00:00Z)
    |> aggregateWindow(every: 1d, fn: sum, timeSrc: "_start")
