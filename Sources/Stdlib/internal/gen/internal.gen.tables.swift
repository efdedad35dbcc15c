import Columnar
import Interpreter
import Planning

/// More rows than a test has use for.
private let generatedRowsMax = 10_000_000

/// The built-in `gen.tables`: tables of random floats ten seconds apart, up to now.
let internalGenTables = Builtin(
  package: "internal/gen", name: "tables",
  signature: """
    (n: int, ?nulls: float, ?tags: [{name: string, cardinality: int}], ?seed: int) \
    => stream[{A with _time: time, _value: float}]
    """,
  documentation: Documentation(
    "Tables of random floats ten seconds apart, up to now.",
    parameters: [
      ("n", "How many rows a table has."),
      ("nulls", "The share of values that are null, 0 to 1."),
      ("tags", "Key columns and how many values each has."),
      ("seed", "Where the random numbers start."),
    ],
    example: """
      import "internal/gen"

      gen.tables(n: 3, seed: 123)
        |> keep(columns: ["_value"])
      """,
    output: """
      _value
      -39.7289264835779
      3.561659508431711
      34.956531511845476
      """),
  isPure: false,
  body: .function { call in
    let count = Int(clamping: try call.int("n"))
    if count > generatedRowsMax {
      throw call.invalid("n must be at most \(generatedRowsMax), but was \(count)")
    }
    let nulls = try call.float("nulls", default: 0)
    let seed = try call.int("seed", default: Int64(bitPattern: call.evaluation.context.seed))
    var random = GoRandom(seed: seed)
    let tags = try call.optional("tags") == nil ? [] : call.array("tags").compactMap(generatedTag)
    let keys = try generatedKeys(tags, rows: count, call, &random)
    let fields =
      tags.map { Field($0.name, .string) } + [Field("_time", .time), Field("_value", .float)]
    let builder = BatchBuilder(
      schema: Schema(fields: fields, keyIndices: Array(tags.indices)),
      budget: call.evaluation.context.budget)
    let period: Int64 = 10_000_000_000
    let now = call.evaluation.nowNanoseconds
    let start = now &- now % period &- period &* Int64(max(0, count))
    for key in keys {
      try call.evaluation.context.checkCancellation()
      try builder.beginTable(key: key)
      for row in 0..<max(0, count) {
        let isNull = nulls > 0 && nulls > random.nextFloat()
        let value = isNull ? Scalar.null : .float(random.nextNormal() * 50)
        try builder.appendRow(key + [.time(start &+ Int64(row) &* period), value])
      }
    }
    let source = MemorySource(description: call.functionName, batches: [try builder.finish()])
    return .stream(LogicalNode(.source(source), inputs: [], origin: call.origin))
  })

/// nil for a tag without values.
private func generatedTag(_ value: Value) -> (name: String, count: Int)? {
  guard case .record(let tag) = value, case .string(let name)? = tag["name"],
    case .int(let count)? = tag["cardinality"], count > 0
  else { return nil }
  return (name, Int(clamping: count))
}

/// All combinations of tag values, in the order in which upstream fills their tables: the first,
/// then from the last one backwards.
private func generatedKeys(
  _ tags: [(name: String, count: Int)], rows: Int, _ call: Call, _ random: inout GoRandom
) throws -> [[Scalar]] {
  var keys: [[Scalar]] = [[]]
  for tag in tags {
    if tag.count > generatedRowsMax / keys.count / max(1, rows) {
      throw call.invalid("these are more than \(generatedRowsMax) rows")
    }
    var values: [Scalar] = []
    for _ in 0..<tag.count { values.append(.string(generatedName(&random))) }
    keys = keys.flatMap { key in values.map { key + [$0] } }
  }
  return Array(keys.prefix(1)) + keys.dropFirst().reversed()
}

/// Three to seven letters and digits, a letter first.
private func generatedName(_ random: inout GoRandom) -> String {
  let characters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
  let count = random.nextInt(below: 5) + 3
  var name: [UInt8] = []
  for index in 0..<count {
    name.append(characters[Int(random.nextInt(below: index == 0 ? 52 : 62))])
  }
  return String(decoding: name, as: UTF8.self)
}
