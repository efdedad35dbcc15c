import Columnar
import Foundation
import Planning
import TestSupport

@testable import Store

/// Random points, and stores that hold them in every form.
struct StoredPoints {
  /// The points of one series.
  struct Series {
    let field: String
    let tags: [(label: String, value: String)]
    let times: [Int64]
    let values: [Scalar]
  }

  private(set) var series: [Series] = []

  /// Fields of all types that a store keeps, named by the type's first letter; some of `f` are long
  /// enough to have statistics of their own.
  ///
  /// types: of the fields; a store pushes sums only where all fields of a bucket are numbers.
  /// areAllLong: every field has them.
  init(types: [ColumnType], areAllLong: Bool = false, _ dice: inout Dice) {
    for type in types {
      let field = String(type.name.prefix(1))
      let host = dice.pick(["a", "ab", "b"])
      var tags = [(label: "host", value: host)]
      if dice.oneIn(2) { tags.append((label: "zone", value: dice.pick(["z0", "z1"]))) }
      if dice.oneIn(7) { tags = [] }
      let isKnown = series.contains { $0.field == field && $0.tags.elementsEqual(tags, by: ==) }
      if isKnown { continue }
      let isLong = areAllLong || type == .float && dice.oneIn(2)
      let times = Self.times(isLong ? dice.number(280...700) : dice.number(1...60), &dice)
      let isSteady = dice.oneIn(3)
      let values = times.map { _ in
        isSteady ? Self.steady(type, &dice) : Self.value(type, &dice)
      }
      series.append(Series(field: field, tags: tags, times: times, values: values))
    }
  }

  private static func times(_ count: Int, _ dice: inout Dice) -> [Int64] {
    let minute: Int64 = 60_000_000_000
    let start = RandomRows.firstTime + Int64(dice.number(0...600)) * minute
    if dice.oneIn(2) {
      let step = Int64(dice.pick([5, 10, 30])) * minute
      return (0..<count).map { start + Int64($0) * step }
    }
    return Set((0..<count).map { _ in start + Int64(dice.number(0...6_000)) * minute }).sorted()
  }

  /// A store has neither NaN nor infinities.
  private static func value(_ type: ColumnType, _ dice: inout Dice) -> Scalar {
    let value = RandomRows.value(type, &dice)
    if case .float(let float) = value, !float.isFinite { return .float(1e308) }
    return value
  }

  static func steady(_ type: ColumnType, _ dice: inout Dice) -> Scalar {
    switch type {
    case .float: .float(Double(dice.number(200...300)) / 10)
    case .int: .int(Int64(dice.number(20...30)))
    case .uint: .uint(UInt64(dice.number(20...30)))
    default: value(type, &dice)
    }
  }
}
