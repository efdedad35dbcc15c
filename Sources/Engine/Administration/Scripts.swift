import Columnar
import Diagnostics
import Ingest
import Semantics
import Stdlib
import Syntax

/// The release of this engine.
public let engineVersion = "0.1.0"

/// Lays a script out as upstream's formatter does. Errors: `QueryError` for syntax errors.
public func formatScript(_ text: String, name: String) throws -> String {
  try surfacing { try format(SourceText(name: name, text: text)) }
}

/// Rendered mistakes in a script's syntax and types; nothing runs. Empty when there are none.
public func checkScript(_ text: String, name: String, color: Bool) -> [String] {
  let parsed = parse(SourceText(name: name, text: text))
  var diagnostics = parsed.diagnostics
  if !diagnostics.contains(where: { $0.severity == .error }) {
    let environment = TypeEnvironment(packages: StandardLibrary())
    diagnostics += infer(parsed.file, in: environment).diagnostics
  }
  return diagnostics.map { render($0, color: color) }
}

/// The name nearest to a mistyped one, or nil when none is near.
public func nearestName(_ name: String, in candidates: [String]) -> String? {
  nearest(name, in: candidates)
}

/// Nanoseconds since the Unix epoch of an RFC 3339 time or a date; nil for anything else.
public func timeNanoseconds(_ text: String) -> Int64? {
  var text = text
  return text.withUTF8 { parseTime($0) }
}
