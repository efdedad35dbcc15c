import Diagnostics

/// A script with every fix carried out that leaves nothing to choose, one mistake after another;
/// nil where there is none. What is not mended is left to the next check.
/// Complexity: that of checking, for each fix.
public func fixedScript(_ text: String, name: String) -> String? {
  var current = SourceText(name: name, text: text)
  var hasChanged = false
  // Each round mends one mistake at least; a script has no more than it has bytes.
  for _ in 0..<fixesMax {
    let fixable = checked(current).diagnostics.first { !$0.edits.isEmpty }
    guard let edits = fixable?.edits, let mended = applying(edits, to: current) else { break }
    current = SourceText(name: name, text: mended)
    hasChanged = true
  }
  return hasChanged ? String(decoding: current.bytes, as: UTF8.self) : nil
}

/// Fixes carried out in one script: more are a fix that makes a new mistake.
private let fixesMax = 200
