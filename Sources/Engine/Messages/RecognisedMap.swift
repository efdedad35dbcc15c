import Columnar
import Diagnostics
import Interpreter
import Planning
import Syntax

/// A built-in that may do what a `map` does.
struct RecognisedMap {
  let name: String
  let arguments: [(name: String, value: Value)]
  /// The call as a script writes it.
  let call: String
  /// When the two give different answers.
  let parting: String
}

/// Reads what a map does from its typed lambda, and for times from its words; nil for anything but
/// the plain forms. schema: that of the map's input.
func recognise(_ map: LogicalNode, _ schema: Schema, _ chain: ChainEdits) -> RecognisedMap? {
  guard case .map(let operation) = map.operation,
    let lambda = try? operation.function.typed(for: schema), case .record(let fields) = lambda.body
  else { return nil }
  let made = Set(fields.map(\.label))
  let dropped = schema.fields.map(\.label).filter { !made.contains($0) }
  let changed = fields.filter { field in
    guard case .column(let index, _) = field.expression else { return true }
    return schema.fields[index].label != field.label
  }
  if changed.isEmpty {
    return dropped.isEmpty ? nil : projection(dropped, of: schema)
  }
  if !dropped.isEmpty { return renaming(changed, dropped, schema) }
  guard changed.count == 1, let only = changed.first else { return nil }
  return setting(only, schema) ?? filling(only, schema)
    ?? shifting(only, schema, map.origin.span, chain)
}

/// keep or drop, whichever names fewer columns.
private func projection(_ dropped: [String], of schema: Schema) -> RecognisedMap {
  let kept = schema.fields.map(\.label).filter { !dropped.contains($0) }
  let keeps = kept.count < dropped.count
  let labels = keeps ? kept : dropped
  let name = keeps ? "keep" : "drop"
  return RecognisedMap(
    name: name, arguments: [("columns", .array(labels.map { .string($0) }))],
    call: "\(name)(columns: [\(labels.map(quoted).joined(separator: ", "))])",
    parting: keeps
      ? "nowhere but in the order of columns, which keep leaves as it is."
      : "drop also keeps columns that only other data have.")
}

/// Every column under another name is one that is gone.
private func renaming(
  _ changed: [TypedLambda.OutputField], _ dropped: [String], _ schema: Schema
) -> RecognisedMap? {
  var pairs: [(from: String, to: String)] = []
  for field in changed {
    guard case .column(let index, _) = field.expression else { return nil }
    pairs.append((schema.fields[index].label, field.label))
  }
  guard pairs.count == dropped.count, Set(pairs.map(\.from)) == Set(dropped),
    pairs.allSatisfy({ pair in schema.index(of: pair.to) == nil })
  else { return nil }
  let mapping = pairs.map { "\(quoted($0.from)): \(quoted($0.to))" }
  return RecognisedMap(
    name: "rename",
    arguments: [("columns", .record(RecordValue(pairs.map { ($0.from, .string($0.to)) })))],
    call: "rename(columns: {\(mapping.joined(separator: ", "))})",
    parting: "rename keeps a renamed column in the group key, and fails where a column is missing.")
}

/// `{r with x: "text"}` and `{r with x: r.y}`.
private func setting(_ field: TypedLambda.OutputField, _ schema: Schema) -> RecognisedMap? {
  switch field.expression {
  case .constant(.string(let text), _):
    return RecognisedMap(
      name: "set", arguments: [("key", .string(field.label)), ("value", .string(text))],
      call: "set(key: \(quoted(field.label)), value: \(quoted(text)))",
      parting: "set fails where the column holds anything but strings.")
  case .column(let index, _):
    let source = schema.fields[index].label
    return RecognisedMap(
      name: "duplicate", arguments: [("column", .string(source)), ("as", .string(field.label))],
      call: "duplicate(column: \(quoted(source)), as: \(quoted(field.label)))",
      parting: "duplicate fails where \(source) is missing.")
  default: return nil
  }
}

/// `{r with x: if exists r.x then r.x else 0.0}`.
private func filling(_ field: TypedLambda.OutputField, _ schema: Schema) -> RecognisedMap? {
  guard let own = schema.index(of: field.label),
    case .conditional(.exists(.column(own, _)), .column(own, _), .constant(let value, _)) =
      field.expression,
    let text = literal(value)
  else { return nil }
  let column = field.label == "_value" ? "" : "column: \(quoted(field.label)), "
  return RecognisedMap(
    name: "fill", arguments: [("column", .string(field.label)), ("value", Value(value))],
    call: "fill(\(column)value: \(text))",
    parting: "nowhere but in the order of columns, which fill leaves as it is.")
}

/// Functions that move a time by a duration, and whether they move it back.
private let backwardsMovers = [
  "date.add": false, "experimental.addDuration": false, "date.sub": true,
  "experimental.subDuration": true,
]

/// `{r with _time: date.add(d: 1h, to: r._time)}` and its like.
private func shifting(
  _ field: TypedLambda.OutputField, _ schema: Schema, _ call: Span?, _ chain: ChainEdits
) -> RecognisedMap? {
  guard let call, let lambda = chain.argument("fn", of: call),
    case .function(let function) = lambda.kind, case .expression(let body) = function.body,
    let value = property(field.label, of: body),
    case .call(let callee, let arguments) = value.kind,
    let isBackwards = backwardsMovers[callee.span.text], arguments.count == 2,
    let moved = arguments.first(where: { $0.key.name == (isBackwards ? "from" : "to") })?.value,
    moved.span.text == "r.\(field.label)",
    let distance = arguments.first(where: { $0.key.name == "d" })?.value,
    case .duration(let literal) = distance.kind
  else { return nil }
  let duration = CalendarDuration(
    months: literal.months, nanoseconds: literal.nanoseconds, isNegative: isBackwards)
  let sign = isBackwards ? "-" : ""
  return RecognisedMap(
    name: "timeShift",
    arguments: [
      ("duration", .duration(duration)), ("columns", .array([.string(field.label)])),
    ],
    call: "timeShift(duration: \(sign)\(distance.span.text), columns: [\(quoted(field.label))])",
    parting: "where an option location is set: timeShift counts in UTC.")
}

/// The value of a record's property, behind brackets.
private func property(_ label: String, of expression: Expression) -> Expression? {
  var record = expression
  while case .parenthesized(let inner) = record.kind { record = inner }
  guard case .record(_, let properties) = record.kind else { return nil }
  return properties.first { $0.key.name == label }?.value
}

/// A cell as a script writes it; nil for what has no literal.
private func literal(_ value: Scalar) -> String? {
  switch value {
  case .float(let number):
    if !number.isFinite { return nil }
    let text = formatFloat(number)
    return text.contains(".") ? text : text + ".0"
  case .int(let number): return number == .min ? nil : String(number)
  case .string(let text): return quoted(text)
  case .bool(let truth): return truth ? "true" : "false"
  case .time(let time): return formatTimeTrimmed(time)
  case .uint, .null: return nil
  }
}
