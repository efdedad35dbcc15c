import Columnar
import Diagnostics
import Semantics
import Syntax

/// Names and values that a shell or a command line gives to scripts.
extension Session {
  /// Defines `name`, or with `v.name` a field of the record `v`, as `.set` and `--param` do.
  ///
  /// A value that reads as a literal of Flux is that literal, as is a call; everything else is a
  /// text. Errors: `QueryError`; `U0015` for a name that Flux does not allow.
  /// - Returns: the statement that says the same in a script.
  @discardableResult
  public func define(_ name: String, as value: String) throws -> String {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy(isFluxName), parts.count == 1 || (parts.count == 2 && parts[0] == "v")
    else {
      throw QueryError(
        QueryFailure(
          .badVariableName, "\"\(name)\" is no name; expected NAME or v.NAME", kind: .usage,
          fix: "v.timeRangeStart"))
    }
    let expression = isExpression(value) ? value : quoted(value)
    if parts.count == 1 { return try runQuietly("\(name) = \(expression)") }
    if dashboard.isEmpty, isDefined("v") {
      return try runQuietly("v = {v with \(parts[1]): \(expression)}")
    }
    var fields = dashboard.isEmpty ? try dashboardDefaults() : dashboard
    fields.removeAll { $0.name == parts[1] }
    fields.append((parts[1], expression))
    return try useDashboard(fields)
  }

  /// Gives a text that reads `v.…` without defining `v` the record that dashboards give: the times
  /// that the store holds, a window of a thousandth of them, and its first bucket.
  /// - Returns: the statement that says the same in a script; nil where nothing was defined.
  @discardableResult
  public func provideDashboardRecord(for text: String) throws -> String? {
    guard !isDefined("v"), readsDashboardRecord(text) else { return nil }
    return try useDashboard(dashboardDefaults())
  }

  /// The fields of `v` as `.set` lists them: `name = value`; none while it is not defined.
  public func dashboardFields() -> [(name: String, type: String)] {
    guard case .record(let properties, _) = environment.type(ofName: "v")?.type else { return [] }
    return properties.map { ($0.label, typeText($0.type)) }
  }

  /// Shows times and aligns windows in a zone. Errors: `QueryError` for an unknown zone.
  /// - Returns: the statements that say the same in a script.
  @discardableResult
  public func useZone(_ name: String) throws -> String {
    try runQuietly(
      "import \"timezone\"\noption location = timezone.location(name: \(quoted(name)))")
  }

  private func isDefined(_ name: String) -> Bool { environment.definedNames.contains(name) }

  private func runQuietly(_ text: String) throws -> String {
    _ = try runKeeping(text, name: "<set>")
    return text
  }

  /// Defines `v` with these fields, whose values are texts of Flux.
  private func useDashboard(_ fields: [(name: String, value: String)]) throws -> String {
    let text = "v = {" + fields.map { "\($0.name): \($0.value)" }.joined(separator: ", ") + "}"
    _ = try runQuietly(text)
    dashboard = fields
    return text
  }

  private func dashboardDefaults() throws -> [(name: String, value: String)] {
    let database = try engine.store?.session()
    let now = settings().nowNanoseconds
    let hour = nanosecondsPerHour
    let times = try database?.timeRange() ?? (now - hour)...(now - 1)
    let stop = times.upperBound == .max ? times.upperBound : times.upperBound + 1
    let window = roundWindowSeconds(Double(stop &- times.lowerBound) / 1e9 / 1_000)
    let bucket = try database?.bucketNames().first ?? ""
    return [
      ("timeRangeStart", formatTimeTrimmed(times.lowerBound)),
      ("timeRangeStop", formatTimeTrimmed(stop)), ("windowPeriod", "\(window)s"),
      ("defaultBucket", quoted(bucket)), ("organization", quoted("")),
    ]
  }
}

/// The widths that dashboards use, in seconds.
private func roundWindowSeconds(_ seconds: Double) -> Int {
  let steps = [
    1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200,
    86_400,
  ]
  return steps.first { Double($0) >= seconds } ?? 604_800
}

private func isFluxName(_ name: String) -> Bool {
  let tokens = tokenize(SourceText(name: "<name>", text: name))
  return tokens.count == 2 && tokens[0].kind == .identifier && tokens[0].span.text == name
}

/// Whether a value is meant as Flux: it parses, and its only bare names are called or are literals.
private func isExpression(_ value: String) -> Bool {
  let source = SourceText(name: "<value>", text: value)
  let parsed = parse(source)
  guard !parsed.diagnostics.contains(where: { $0.severity == .error }),
    parsed.file.body.count == 1, case .expression = parsed.file.body[0].kind
  else { return false }
  let tokens = tokenize(source)
  for (index, token) in tokens.enumerated() where token.kind == .identifier {
    let next = index + 1 < tokens.count ? tokens[index + 1].kind : .endOfFile
    if token.span.text == "true" || token.span.text == "false" { continue }
    if next != .leftParenthesis, next != .dot, next != .colon { return false }
  }
  return true
}

/// A string literal of Flux.
func quoted(_ text: String) -> String {
  var literal = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": literal += "\\\""
    case "\\": literal += "\\\\"
    case "\n": literal += "\\n"
    case "\r": literal += "\\r"
    case "\t": literal += "\\t"
    case "$": literal += "\\x24"
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "\""
}

extension DiagnosticCode {
  package static let badVariableName = DiagnosticCode("U0015")
}
