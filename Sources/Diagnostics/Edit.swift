/// One change of a source text: what stands in the span becomes the replacement. Fixes are made of
/// these, so that a program can carry them out.
package struct Edit: Sendable, Equatable {
  package let span: Span
  package let replacement: String

  package init(_ span: Span, _ replacement: String) {
    self.span = span
    self.replacement = replacement
  }

  /// Text put in at a byte offset; nothing is taken away.
  package init(in source: SourceText, at offset: Int, insert text: String) {
    self.init(Span(source: source, start: offset, end: offset), text)
  }
}

/// The text with all edits carried out; insertions at one place keep their order. Edits of other
/// sources are left out. nil when two edits take away the same bytes.
/// Complexity: O(bytes + edits · log edits).
package func applying(_ edits: [Edit], to source: SourceText) -> String? {
  let ordered = edits.filter { $0.span.source === source }.enumerated().sorted { left, right in
    let (a, b) = (left.element.span, right.element.span)
    return (a.start, a.end, left.offset) < (b.start, b.end, right.offset)
  }.map(\.element)
  var result = ""
  var position = 0
  for edit in ordered {
    guard edit.span.start >= position else { return nil }
    result += source.text(from: position, to: edit.span.start) + edit.replacement
    position = edit.span.end
  }
  return result + source.text(from: position, to: source.bytes.count)
}
