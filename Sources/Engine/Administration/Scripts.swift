import Columnar
import Diagnostics
import Ingest
import Planning
import Semantics
import Stdlib
import Syntax

/// The release of this engine.
public let engineVersion = programVersion

/// Lays a script out as upstream's formatter does. Errors: `QueryError` for syntax errors.
public func formatScript(_ text: String, name: String) throws -> String {
  let source = SourceText(name: name, text: text)
  return try surfacing(hiding: scriptSecrets(source)) { try format(source) }
}

/// What parsing and inference find in a script, and its tree.
package func checked(
  _ source: SourceText,
  in environment: TypeEnvironment = TypeEnvironment(packages: StandardLibrary())
) -> (file: File, diagnostics: [Diagnostic]) {
  let parsed = parse(source)
  guard !parsed.diagnostics.contains(where: { $0.severity == .error }) else {
    return (parsed.file, namingArguments(parsed.diagnostics, of: parsed.file, in: environment))
  }
  return (parsed.file, parsed.diagnostics + infer(parsed.file, in: environment).diagnostics)
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
