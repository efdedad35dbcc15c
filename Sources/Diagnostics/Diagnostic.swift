/// A stable name for one kind of message, such as `T0007`; the letter names the stage:
/// S syntax, T types, E evaluation, P planning, X execution, D data files, W store, U usage.
package struct DiagnosticCode: Sendable, Hashable, CustomStringConvertible {
  package let description: String
  package init(_ description: String) { self.description = description }
}

/// One message for a person: what, where, why, and one likely fix.
package struct Diagnostic: Sendable {
  package enum Severity: String, Sendable { case error, warning, hint }

  package var code: DiagnosticCode
  package var severity: Severity
  /// Lower case, names the thing found and the thing expected; no full stop, no "you".
  package var message: String
  package var span: Span?
  /// Other places that explain the message, such as where a type came from.
  package var labels: [Label]
  package var notes: [String]
  /// One fix, as a possibility: printed after `fix:`.
  package var fix: String?
  /// What carries out the fix; empty where a person has to choose.
  package var edits: [Edit]
  /// What the refused call at `span` is to be given instead, until fix and edits are made of it.
  package var change: ArgumentChange?

  package struct Label: Sendable {
    package var span: Span
    package var text: String
    package init(span: Span, text: String) {
      self.span = span
      self.text = text
    }
  }

  package init(
    _ code: DiagnosticCode, _ message: String, at span: Span? = nil,
    severity: Severity = .error, labels: [Label] = [], notes: [String] = [], fix: String? = nil,
    edits: [Edit] = [], change: ArgumentChange? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.span = span
    self.labels = labels
    self.notes = notes
    self.fix = fix
    self.edits = edits
    self.change = change
  }
}

extension Diagnostic {
  /// So many mistakes are told of one text, of its syntax as of its types: nobody reads more, and
  /// each takes its time to find and to word.
  package static let mistakesMax = 100

  /// Tells behind the last of them that there may be more.
  package mutating func noteThatMoreMayFollow() {
    notes.append("\(Self.mistakesMax) mistakes are told at once: what follows was not looked at")
  }
}

/// Why a query stopped. The only error that the stages throw.
package struct QueryFailure: Error, Sendable {
  /// Decides the exit code: query 1, usage 2, store 3, cancelled 130.
  package enum Kind: Sendable { case query, usage, store, cancelled }

  package var kind: Kind
  /// At least one, in the order in which they were found.
  package var diagnostics: [Diagnostic]
  /// Upstream's numeric code, as `experimental.catch` shows it: 2 unknown, 3 invalid, 5 not found,
  /// 9 failed precondition, 11 out of range.
  package var upstreamCode: Int
  /// The function whose step failed while the query ran, as the user knows it; nil when the failure
  /// came before.
  package var stepName: String?

  package init(_ diagnostics: [Diagnostic], kind: Kind = .query, upstreamCode: Int = 3) {
    self.kind = kind
    self.diagnostics = diagnostics
    self.upstreamCode = upstreamCode
  }

  package init(
    _ code: DiagnosticCode, _ message: String, at span: Span? = nil, kind: Kind = .query,
    upstreamCode: Int = 3, notes: [String] = [], fix: String? = nil, edits: [Edit] = [],
    change: ArgumentChange? = nil
  ) {
    self.init(
      [Diagnostic(code, message, at: span, notes: notes, fix: fix, edits: edits, change: change)],
      kind: kind, upstreamCode: upstreamCode)
  }

  package var message: String { diagnostics.first?.message ?? "unknown failure" }
}
