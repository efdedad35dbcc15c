import Columnar
import Interpreter

/// The built-in `integral`: the area under the values, by trapezoids.
let universeIntegral = Builtin(
  package: "universe", name: "integral",
  signature: """
    (<-tables: stream[A], ?unit: duration, ?timeColumn: string, ?column: string, \
    ?interpolate: string) => stream[B] where A: Record, B: Record
    """,
  documentation: Documentation(
    "The area under the values, by trapezoids.",
    parameters: [
      ("tables", "The input, usually piped in."),
      ("unit", "The unit of time; 1s if left out."),
      ("timeColumn", "The column of times; `_time` if left out."),
      ("column", "The column to work on; `_value` if left out."),
      ("interpolate", "`linear` extends the first and the last line to the bounds."),
    ],
    example: """
      import "sampledata"

      sampledata.float()
        |> range(start: sampledata.start, stop: sampledata.stop)
        |> integral(unit: 10s)
      """,
    output: """
      _start,_stop,tag,_value
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t1,52.155
      2021-01-01T00:00:00Z,2021-01-01T00:01:00Z,t2,45.705
      """),
  body: .function { call in
    let label = try call.string("column", default: "_value")
    let timeLabel = try call.string("timeColumn", default: "_time")
    let unit = Double(try call.unitNanoseconds("unit"))
    let isLinear = try call.string("interpolate", default: "") == "linear"
    return try call.tableStep(
      order: .byUniqueKey, pieces: .reads, readsGroupKey: true
    ) { batch, step in
      guard let index = batch.schema.index(of: label) else {
        throw step.failure("no column \"\(label)\" exists", .stepColumn)
      }
      if batch.schema.isKey(index) {
        throw step.failure("cannot aggregate columns that are part of the group key")
      }
      guard batch.schema.fields[index].type.isNumeric,
        let column = try WordColumn(batch, index, budget: step.budget)
      else {
        throw step.failure(
          "cannot perform integral over \(batch.schema.fields[index].type.name)")
      }
      let times = try step.times(of: batch, timeLabel)
      let bounds = try ["_start", "_stop"].map { bound -> Int in
        guard let index = batch.schema.index(of: bound), batch.schema.isKey(index) else {
          throw step.failure(
            "integral function needs \(bound) column to be part of group key", .stepColumn)
        }
        return index
      }
      return try batch.remade(batch.schema.keyThen([Field(label, .float)], step), step) {
        table, append in
        var points: [Point] = []
        let starts = batch.pieceStarts(ofTable: table)
        for (piece, start) in starts.enumerated() {
          let isLast = piece == starts.count - 1
          let end = isLast ? batch.rows(ofTable: table).upperBound : starts[piece + 1]
          try appendPoints(of: column, at: times, start..<end, to: &points, step)
        }
        var edges: (start: Int64, stop: Int64)?
        let scalars = bounds.map { batch.columns[$0].constantScalar(table: table) }
        if isLinear, case .time(let start) = scalars[0], case .time(let stop) = scalars[1] {
          edges = (start, stop)
        }
        let sum = area(under: points, edges: edges, unit: unit)
        try append(batch.key(ofTable: table) + [.float(sum)])
        return true
      }
    }
  })

private typealias Point = (time: Int64, value: Double)

/// Takes the rows of one piece. Of rows that share a time the first counts; the next piece may go
/// back in time, as upstream reads piece by piece. Errors: `X0101` for null times and times out of
/// order, in upstream's words.
private func appendPoints(
  of column: WordColumn, at times: WordColumn, _ rows: Range<Int>, to points: inout [Point],
  _ step: StepContext
) throws {
  var previous: Int64?
  for row in rows {
    if times.isNull(row) { throw step.failure("integral found null time in time column") }
    let time = times.int(row)
    if let previous, time <= previous {
      if time == previous { continue }
      throw step.failure("integral found out-of-order times in time column")
    }
    previous = time
    if let value = column.number(row) { points.append((time, value)) }
  }
}

/// The area under points, and where there are edges also under the lines on through the first two
/// points to the start and through the last two to the stop. It is added up as upstream does: the
/// start after the first two points, the stop last.
private func area(
  under points: [Point], edges: (start: Int64, stop: Int64)?, unit: Double
) -> Double {
  func length(_ from: Int64, _ to: Int64) -> Double { Double(to &- from) }
  func slope(_ a: Point, _ b: Point) -> Double { (b.value - a.value) / length(a.time, b.time) }
  func trapezoid(_ values: Double, _ length: Double) -> Double { 0.5 * values * length / unit }
  guard let first = points.first, let last = points.last else { return 0 }
  if points.count == 1 {
    return edges.map { first.value * length($0.start, $0.stop) / unit } ?? 0
  }
  var sum = 0.0
  for index in 1..<points.count {
    let (before, point) = (points[index - 1], points[index])
    sum += trapezoid(point.value + before.value, length(before.time, point.time))
    if index == 1, let edges, edges.start < first.time {
      let way = length(edges.start, first.time)
      sum += trapezoid(first.value - slope(first, point) * way + first.value, way)
    }
  }
  if let edges {
    let way = length(last.time, edges.stop)
    let rise = slope(points[points.count - 2], last) * way
    sum += trapezoid(last.value + rise + last.value, way)
  }
  return sum
}
