import Diagnostics

/// Writes a script in upstream's layout: four blanks a step, 100 columns, a pipeline of several
/// lines one step a line. Comments stay, each before the token that follows it; the meaning stays;
/// a formatted script stays as it is.
///
/// Errors: those of `parse`, for a script that cannot be read; what is only not allowed to run is
/// laid out all the same. Complexity: O(bytes).
package func format(_ source: SourceText) throws -> String {
  let result = parse(source)
  let errors = result.diagnostics.filter { $0.severity == .error }
  guard errors.count < Diagnostic.mistakesMax, errors.allSatisfy({ isReadable($0, result.file) })
  else { throw QueryFailure(errors) }
  let formatter = Formatter(source: source, comments: result.file.comments)
  let document = formatter.file(result.file)
  guard !formatter.hasMetBadNode else { throw QueryFailure(errors) }
  return DocumentLayout.text(of: document)
}

/// Whether an error leaves the text in the tree just as it is written. Upstream formats those
/// scripts too.
private func isReadable(_ error: Diagnostic, _ file: File) -> Bool {
  switch error.code {
  case .missingReturn, .labelLiteral: return true
  case .invalidTime:
    guard let text = error.span?.text else { return false }
    return TimeLiteral.read(Array(text.utf8)) == .failure(.range)
  case .misplacedStatement:
    return file.body.contains { statement in
      guard case .returns = statement.kind else { return false }
      return statement.span == error.span
    }
  default: return false
  }
}
