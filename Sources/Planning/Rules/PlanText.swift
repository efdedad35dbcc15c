import Columnar

/// The word of an operation, as plans print it.
package func operationName(_ operation: LogicalOperation) -> String {
  switch operation {
  case .source: "source"
  case .range: "range"
  case .filter: "filter"
  case .map: "map"
  case .reduce: "reduce"
  case .group: "group"
  case .window: "window"
  case .aggregate(let operation): operation.function.name
  case .aggregateWindow: "aggregateWindow"
  case .sort: "sort"
  case .sortLimit: "sortLimit"
  case .limit: "limit"
  case .tail: "tail"
  case .project(let operation):
    switch operation.choice {
    case .keep: "keep"
    case .drop: "drop"
    case .matching: "keep"
    }
  case .rename: "rename"
  case .duplicate: "duplicate"
  case .set: "set"
  case .pivot: "pivot"
  case .union: "union"
  case .yield: "yield"
  case .custom(let operation): operation.name
  }
}

/// The operation with what decides its result, on one line: `limit(10)`.
package func operationText(_ operation: LogicalOperation) -> String {
  let name = operationName(operation)
  switch operation {
  case .source(let source): return source.description
  case .range(let operation):
    let bounds = boundsText(operation.start, operation.stop)
    return "range(\(bounds)\(operation.keepsEmptyTables ? "" : ", drops empty tables"))"
  case .filter(let operation): return "filter(\(oneLine(operation.function.text)))"
  case .map(let operation):
    let meaning = operation.function.nullLogic == .row ? "" : ", vectorized"
    return "map(\(oneLine(operation.function.text))\(meaning))"
  case .reduce(let operation): return "reduce(\(oneLine(operation.function.text)))"
  case .group(let operation):
    if operation.columns.isEmpty && operation.mode == .by { return "group()" }
    return "group(\(operation.mode.rawValue) \(list(operation.columns)))"
  case .window(let operation):
    return "window(\(windowText(operation.bounds, infinite: operation.isInfinite)))"
  case .aggregate(let operation): return "\(name)(\(operation.column))"
  case .aggregateWindow(let operation):
    let every = windowText(operation.window.bounds, infinite: operation.window.isInfinite)
    return "aggregateWindow(\(every), \(operation.aggregate.function.name)"
      + "(\(operation.aggregate.column))\(operation.window.createEmpty ? ", createEmpty" : ""))"
  case .sort(let columns, let descending):
    return "sort(\(list(columns))\(descending ? " descending" : ""))"
  case .sortLimit(let columns, let descending, let count):
    return "sortLimit(\(list(columns))\(descending ? " descending" : ""), \(count))"
  case .limit(let count, let offset), .tail(let count, let offset):
    return "\(name)(\(count)\(offset == 0 ? "" : ", offset \(offset)"))"
  case .project(let operation):
    switch operation.choice {
    case .keep(let columns), .drop(let columns): return "\(name)(\(list(columns)))"
    case .matching: return "\(name)(fn)"
    }
  case .duplicate(let column, let copy): return "duplicate(\(column) as \(copy))"
  case .set(let key, let value): return "set(\(key) = \"\(value)\")"
  case .pivot(let rowKey, let columnKey, let valueColumn):
    return "pivot(\(list(rowKey)) by \(list(columnKey)) of \(valueColumn))"
  case .yield(let name): return "yield(\"\(name)\")"
  case .rename, .union, .custom: return "\(name)()"
  }
}

/// A node with all that lies below it on one line: `from(bucket: "b")[…] |> mean(_value)`.
package func planText(_ node: PlanNode) -> String {
  var steps: [String] = []
  var current = node
  while true {
    var text = operationText(current.operation)
    if let scan = current.scan { text += scanText(scan) }
    steps.append(text)
    guard current.inputs.count == 1 else { break }
    current = current.inputs[0]
  }
  return steps.reversed().joined(separator: " |> ")
}

/// What is asked of a source, in square brackets; nothing when it is read whole.
package func scanText(_ request: ScanRequest) -> String {
  var parts: [String] = []
  if let bounds = request.bounds { parts.append(boundsText(bounds.lowerBound, bounds.upperBound)) }
  parts += request.predicates.map(predicateText)
  if let columns = request.columns { parts.append("columns \(list(columns.sorted()))") }
  if let rows = request.rowsPerTableMax { parts.append("first \(rows) rows") }
  if let aggregate = request.aggregate {
    let function = "\(aggregate.operation.function.name)(\(aggregate.operation.column))"
    let window = aggregate.window.map { " by \(windowText($0, infinite: false))" } ?? ""
    parts.append(function + window)
  }
  return parts.isEmpty ? "" : "[\(parts.joined(separator: "; "))]"
}

/// A source predicate in the language's own operators: `_field == "ND"`.
package func predicateText(_ predicate: SourcePredicate) -> String {
  switch predicate {
  case .compare(let column, let comparison, let value):
    return "\(column) \(comparison.symbol) \(scalarText(value))"
  case .matches(let column, let pattern, let negated):
    return "\(column) \(negated ? "!~" : "=~") /\(pattern)/"
  case .exists(let column, let negated): return "\(negated ? "not " : "")exists \(column)"
  case .and(let parts): return parts.map(predicateText).joined(separator: " and ")
  case .or(let parts): return "(" + parts.map(predicateText).joined(separator: " or ") + ")"
  }
}

/// A value as a literal of the language.
package func scalarText(_ value: Scalar) -> String {
  switch value {
  case .null: "null"
  case .bool(let value): value ? "true" : "false"
  case .int(let value): "\(value)"
  case .uint(let value): "\(value)"
  case .float(let value): formatFloat(value)
  case .string(let value): quoted(value)
  case .time(let value): timeText(value)
  }
}

/// Quotes and backslashes escaped; control characters as `\\u{..}`, so that none reaches a terminal.
private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
      result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

private func boundsText(_ start: Int64, _ stop: Int64) -> String {
  "\(timeText(start)) -> \(timeText(stop))"
}

private func windowText(_ bounds: WindowBounds, infinite: Bool) -> String {
  if infinite { return "every inf" }
  var text = "every \(formatDuration(bounds.every))"
  if bounds.period != bounds.every { text += " period \(formatDuration(bounds.period))" }
  if !bounds.offset.isZero { text += " offset \(formatDuration(bounds.offset))" }
  if !bounds.location.isUTC { text += " in \(bounds.location.zone)" }
  return text
}

private func list(_ columns: [String]) -> String { columns.joined(separator: " ") }

/// The text with each run of blanks and line ends as one blank, and none just inside brackets.
package func oneLine(_ text: String) -> String {
  var result = ""
  for word in text.split(whereSeparator: \.isWhitespace) {
    let opens = result.last.map { "([{".contains($0) } ?? true
    let closes = word.first.map { ")]}".contains($0) } ?? false
    if !opens && !closes { result += " " }
    result += word
  }
  return result
}

extension SourcePredicate.Comparison {
  /// The operator as the language writes it.
  package var symbol: String {
    switch self {
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }
}

extension AggregateOperation.Function {
  /// The function as the user calls it.
  package var name: String {
    switch self {
    case .count: "count"
    case .sum: "sum"
    case .mean: "mean"
    case .spread: "spread"
    case .stddev: "stddev"
    case .skew: "skew"
    case .quantileTDigest, .quantileExactMean, .quantileExactSelector: "quantile"
    case .first: "first"
    case .last: "last"
    case .min: "min"
    case .max: "max"
    }
  }
}
