import Testing

@testable import Columnar

/// Batches with every type in every representation.
enum RandomBatch {
  /// Plain columns with and without nulls of every type, one constant column per type, a dictionary
  /// column and a regular time; the first two constant columns form the key.
  static func make(rows: Int, tables: Int, _ random: inout SplitMix64) throws -> Batch {
    var starts = (0..<(tables - 1)).map { _ in Int32.random(in: 0...Int32(rows), using: &random) }
    starts = [0] + starts.sorted() + [Int32(rows)]
    var fields: [Field] = []
    var columns: [Column] = []
    for type in ColumnType.allCases {
      for nulls in [false, true] {
        let builder = ColumnBuilder(type: type, budget: nil)
        for _ in 0..<rows { try builder.append(value(type, nulls: nulls, &random)) }
        fields.append(Field("\(type.name)\(nulls ? "_nulls" : "")", type))
        // A slice with an odd offset, as kernels meet it.
        columns.append(try builder.finishPlain())
      }
      let builder = ColumnBuilder(type: type, budget: nil)
      for _ in 0..<tables { try builder.append(value(type, nulls: true, &random)) }
      fields.append(Field("\(type.name)_constant", type))
      columns.append(try builder.finishConstant())
    }
    let words = ColumnBuilder(type: .string, budget: nil)
    for word in ["", "a", "b\u{0}", "longer than eight", "longer than nine"] {
      try words.append(string: word)
    }
    guard case .plain(.strings(let dictionary), _) = try words.finishPlain().storage else {
      throw BrokenInvariant(description: "strings are not plain")
    }
    let codes = (0..<rows).map { _ in Int32.random(in: -1..<5, using: &random) }
    fields.append(Field("dictionary", .string))
    columns.append(
      Column(
        type: .string,
        storage: .dictionary(codes: try .copying(codes), dictionary: dictionary)))
    let times = (0..<tables).map { _ in Int64.random(in: -50...50, using: &random) }
    fields.append(Field("regular", .time))
    columns.append(
      Column(
        type: .time, storage: .regularTime(starts: try .copying(times), stepNanoseconds: 3)))
    return Batch(
      schema: Schema(fields: fields, keyIndices: [5, 2]), columns: columns,
      tableStarts: try .copying(starts))
  }

  static func value(_ type: ColumnType, nulls: Bool, _ random: inout SplitMix64) -> Scalar {
    if nulls, Int.random(in: 0..<4, using: &random) == 0 { return .null }
    let pick = Int.random(in: 0..<8, using: &random)
    switch type {
    case .bool: return .bool(pick < 4)
    case .int: return .int([Int64.min, -1, 0, 1, 2, 300, 70_000, Int64.max][pick])
    case .uint: return .uint([0, 1, 2, 3, 255, 256, 1 << 63, UInt64.max][pick])
    case .float: return .float([-.infinity, -1.5, -0.0, 0.0, 1e-300, 2.5, .infinity, .nan][pick])
    case .string:
      return .string(
        ["", "a", "b", "ab", "é", "longer than eight", "longer than nine", "longer t"][pick])
    case .time: return .time([Int64.min, -1, 0, 1, 5, 1000, 1 << 40, Int64.max][pick])
    }
  }
}
