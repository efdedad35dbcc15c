import Columnar
import Interpreter
import Planning

/// The rows of package `sampledata`: tables t1 and t2 of six rows each, ten seconds apart.
enum SampleData {
  private static let firstTimeNanoseconds: Int64 = 1_609_459_200_000_000_000

  private static let numbers: [Double] = [
    -2.18, 10.92, 7.35, 17.53, 15.23, 4.43, 19.85, 4.97, -3.75, 19.77, 13.86, 1.86,
  ]
  private static let truths = [
    true, true, false, true, false, false, false, true, false, true, true, false,
  ]
  private static let endings = [
    "g9qczs", "0mgv9n", "phw664", "guvzy4", "5v3cce", "s9fmgy", "b5eida", "eu4oxp", "5g7tz4",
    "sox1ut", "wfm757", "dtn2bv",
  ]
  /// Rows whose value is null when nulls are asked for.
  private static let nullRows: Set<Int> = [1, 3, 4, 6, 10]

  static let floats = numbers.map { Scalar.float($0) }
  static let ints = numbers.map { Scalar.int(convertToInt($0)) }
  static let uints = numbers.map { Scalar.uint(convertToUInt($0)) }
  static let strings = endings.map { Scalar.string("smpl_" + $0) }
  static let bools = truths.map { Scalar.bool($0) }
  static let numericBools = truths.map { Scalar.int($0 ? 1 : 0) }

  /// The two tables as a source.
  static func stream(_ values: [Scalar], hasNulls: Bool, _ call: Call) throws -> Value {
    let type = values.first?.type ?? .float
    let schema = Schema(
      fields: [Field("_time", .time), Field("tag", .string), Field("_value", type)],
      keyIndices: [1])
    let builder = BatchBuilder(schema: schema, budget: call.evaluation.context.budget)
    for (row, value) in values.enumerated() {
      let tag = Scalar.string(row < 6 ? "t1" : "t2")
      if row % 6 == 0 { try builder.beginTable(key: [tag]) }
      let time = firstTimeNanoseconds + Int64(row % 6) * 10_000_000_000
      let isNull = hasNulls && nullRows.contains(row)
      try builder.appendRow([.time(time), tag, isNull ? .null : value])
    }
    let source = MemorySource(description: call.functionName, batches: [try builder.finish()])
    return .stream(LogicalNode(.source(source), inputs: [], origin: call.origin))
  }
}
