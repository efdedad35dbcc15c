import Diagnostics

/// Writes a script in the one usual layout: four blanks a step, 100 columns, a pipeline of several
/// lines one step a line. Comments stay; the meaning stays; a formatted script stays as it is.
///
/// Errors: those of `parse`, for a script that cannot be read. Complexity: O(bytes).
package func format(_ source: SourceText) throws -> String {
  let result = parse(source)
  let errors = result.diagnostics.filter { $0.severity == .error }
  guard errors.isEmpty else { throw QueryFailure(errors) }
  let formatter = Formatter(source: source, comments: result.file.comments)
  return DocumentLayout.text(of: formatter.file(result.file))
}
