import Columnar
import Planning

/// Random tables in all column representations: `k` and `n` are constant per table, `w` is a
/// dictionary, `t` regular; the others are plain, with and without nulls.
func randomBatch(_ generator: inout SplitMix64) throws -> Batch {
  let tableRows = (0..<5).map { _ in Int.random(in: 0...12, using: &generator) }
  let rows = tableRows.reduce(0, +)
  let starts = Buffer<Int32>.make(tableRows.count + 1)
  var start = 0
  for (table, count) in tableRows.enumerated() {
    starts.base[table] = Int32(start)
    start += count
  }
  starts.base[tableRows.count] = Int32(start)
  let ints: [Int64] = [0, 1, -1, 2, 3, 7, -7, .max, .min, 1_000_000]
  let floats: [Double] = [
    0, -0.0, 1, -1.5, 2.25, .nan, .infinity, -.infinity, 1e300, 9_007_199_254_740_992,
  ]
  let texts = [
    "", "a", "ab", "b", "é", "12", "-3", "1.5", "true", "2020-01-01", "long enough text",
  ]
  var fields: [Field] = []
  var columns: [Column] = []

  func plain(_ label: String, _ type: ColumnType, nulls: Bool, _ value: () -> Scalar) throws {
    let builder = ColumnBuilder(type: type, budget: nil)
    for _ in 0..<rows {
      if nulls, Int.random(in: 0..<4, using: &generator) == 0 {
        try builder.appendNull()
      } else {
        try builder.append(value())
      }
    }
    fields.append(Field(label, type))
    columns.append(try builder.finishPlain())
  }
  func constant(_ label: String, _ type: ColumnType, _ value: () -> Scalar) throws {
    let builder = ColumnBuilder(type: type, budget: nil)
    for _ in tableRows { try builder.append(value()) }
    fields.append(Field(label, type))
    columns.append(try builder.finishConstant())
  }
  var random = generator
  func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }

  try constant("k", .string) { pick([.null, .string("a"), .string("b"), .string("12")]) }
  try constant("n", .int) { .int(pick(ints)) }
  try plain("i", .int, nulls: true) { .int(pick(ints)) }
  try plain("j", .int, nulls: false) { .int(pick(ints)) }
  try plain("u", .uint, nulls: true) { .uint(UInt64(bitPattern: pick(ints))) }
  try plain("x", .float, nulls: true) { .float(pick(floats)) }
  try plain("y", .float, nulls: false) { .float(pick(floats)) }
  try plain("s", .string, nulls: true) { .string(pick(texts)) }
  try plain("p", .string, nulls: false) { .string(pick(texts)) }
  try plain("b", .bool, nulls: true) { .bool(pick([true, false])) }
  try plain("c", .bool, nulls: true) { .bool(pick([true, false])) }

  let dictionary = ColumnBuilder(type: .string, budget: nil)
  for text in texts { try dictionary.append(string: text) }
  if case .plain(.strings(let values), _) = try dictionary.finishPlain().storage {
    let codes = Buffer<Int32>.make(max(1, rows))
    for row in 0..<rows {
      codes.base[row] = Int32(Int.random(in: -1..<texts.count, using: &random))
    }
    fields.append(Field("w", .string))
    columns.append(
      Column(
        type: .string,
        storage: .dictionary(codes: BufferSlice(codes, count: rows), dictionary: values)))
  }
  let times = Buffer<Int64>.make(tableRows.count)
  for table in tableRows.indices { times.base[table] = pick(ints) >> 8 }
  fields.append(Field("t", .time))
  columns.append(
    Column(
      type: .time,
      storage: .regularTime(
        starts: BufferSlice(times, count: tableRows.count), stepNanoseconds: 1_800_000_000_000)))
  generator = random
  return Batch(
    schema: Schema(fields: fields, keyIndices: [0, 1]), columns: columns,
    tableStarts: BufferSlice(starts, count: tableRows.count + 1))
}

extension Buffer {
  /// A buffer of no budget, which cannot be refused.
  static func make(_ capacity: Int) -> Buffer<Element> {
    do { return try Buffer(capacity: capacity, budget: nil) } catch {
      preconditionFailure("\(error)")
    }
  }
}
