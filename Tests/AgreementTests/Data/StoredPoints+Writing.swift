import Columnar
import Planning
import TestSupport

@testable import Store

extension StoredPoints {
  /// A store that holds these points and no others, in one of the forms.
  ///
  /// segmentRowsMax: nil for any.
  func store(
    _ form: StoreForm, path: String, seed: UInt64, segmentRowsMax: Int? = nil
  ) throws -> Store {
    var dice = Dice(seed: seed)
    var options = StoreOptions()
    options.segmentRowsMax = segmentRowsMax ?? dice.pick([64, 512, 65_536])
    options.foldRowsMin = 1 << 20
    options.bufferedRowsMax = form == .bulk ? 0 : 1 << 20
    let store = try Store.open(path: path, options: options)
    if form == .bulk {
      try write(series, to: store)
    } else {
      try trickle(into: store, &dice)
    }
    if form == .compacted { try store.compact() }
    return store
  }

  /// Old values, points to be deleted, then corrections and late points, in commits of their own.
  private func trickle(into store: Store, _ dice: inout Dice) throws {
    var old: [Series] = []
    var corrections: [Series] = []
    var late: [Series] = []
    for part in series {
      let cut = dice.number(0...part.times.count)
      let first = part.slice(Array(0..<cut))
      let wrong = first.values.map { dice.oneIn(5) ? Self.steady($0.type ?? .float, &dice) : $0 }
      old.append(Series(field: part.field, tags: part.tags, times: first.times, values: wrong))
      let corrected = (0..<cut).filter { dice.oneIn(40) || wrong[$0] != part.values[$0] }
      corrections.append(part.slice(corrected))
      late.append(part.slice(Array(cut..<part.times.count).shuffled(using: &dice)))
    }
    try write(old + doomed, to: store)
    // Folded, so that what follows lies over segments.
    try store.compact()
    try store.delete(
      bucket: "b", predicate: .compare(column: "host", .equal, .string("gone")),
      range: Int64.min..<Int64.max)
    try store.delete(bucket: "b", predicate: nil, range: Self.afterAll..<(Self.afterAll + 1_000))
    for part in corrections + late { try write([part], to: store) }
  }

  /// Later than every point of a series.
  private static let afterAll = RandomRows.firstTime + 30 * 86_400_000_000_000

  /// Points that are deleted again: a series of its own, and the end of every other.
  private var doomed: [Series] {
    let times = (0..<20).map { RandomRows.firstTime + Int64($0) * 3_600_000_000_000 }
    let gone = Series(
      field: "f", tags: [(label: "host", value: "gone")], times: times,
      values: times.map { _ in .float(1) })
    return [gone]
      + series.filter { !$0.values.isEmpty }.map { part in
        Series(
          field: part.field, tags: part.tags, times: [Self.afterAll],
          values: Array(part.values.prefix(1)))
      }
  }

  private func write(_ series: [Series], to store: Store) throws {
    let writer = try store.beginWrite(bucket: "b")
    for part in series where !part.times.isEmpty {
      try part.times.withUnsafeBufferPointer { times in
        try part.withPointValues { values in
          try writer.append(
            measurement: "m", tags: part.tags, field: part.field, times: times, values: values)
        }
      }
    }
    let summary = try writer.commit()
    precondition(summary.rejected == 0, "points were rejected")
  }
}

extension StoredPoints.Series {
  fileprivate func slice(_ indices: [Int]) -> Self {
    Self(
      field: field, tags: tags, times: indices.map { times[$0] }, values: indices.map { values[$0] }
    )
  }

  fileprivate func withPointValues(_ body: (PointValues) throws -> Void) throws {
    func words() -> [UInt64] { values.map { $0.word ?? 0 } }
    switch values.first?.type ?? .float {
    case .float:
      try words().map(Double.init(bitPattern:)).withUnsafeBufferPointer { try body(.floats($0)) }
    case .int, .time:
      try words().map(Int64.init(bitPattern:)).withUnsafeBufferPointer { try body(.ints($0)) }
    case .uint: try words().withUnsafeBufferPointer { try body(.uints($0)) }
    case .bool:
      let bytes = values.map { $0 == .bool(true) ? UInt8(1) : 0 }
      try bytes.withUnsafeBufferPointer { try body(.bools($0)) }
    case .string:
      try body(
        .strings(values.map { value in if case .string(let text) = value { text } else { "" } }))
    }
  }
}
