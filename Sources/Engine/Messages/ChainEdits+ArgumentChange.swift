import Diagnostics
import Syntax

extension ChainEdits {
  /// The message with its change as a fix and edits. Without edits where the call stands in another
  /// source, or where the argument's value is not written in the call itself: what it comes from
  /// may be right for other calls.
  func mended(_ message: Diagnostic) -> Diagnostic {
    guard let change = message.change, let call = message.span, call.source === file.span.source
    else { return message }
    var mended = message
    mended.change = nil
    guard let (fix, edits) = carriedOut(change, in: call) else { return mended }
    mended.fix = message.fix ?? fix
    if message.edits.isEmpty { mended.edits = edits }
    return mended
  }

  private func carriedOut(
    _ change: ArgumentChange, in call: Span
  ) -> (fix: String, edits: [Edit])? {
    switch change {
    case .set(let name, let value):
      let isPlain = argument(name, of: call).map(saysItsValue) ?? true
      let edit = isPlain ? set(name, to: value, in: call) : nil
      return ("write `\(name): \(value)`", edit.map { [$0] } ?? [])
    case .setText(let name, let text):
      return carriedOut(.set(name, to: quoted(text)), in: call)
    case .leaveOut(let name):
      return remove(name, from: call).map { ("leave `\(name)` out", [$0]) }
    case .moveOut(let name):
      guard case .call(let callee, _)? = node(call)?.kind, let value = argument(name, of: call),
        let removal = remove(name, from: call)
      else { return nil }
      let step = "\(callee.span.text)(\(name): \(value.span.text))"
      guard let insertion = insert(step, after: call) else { return nil }
      return ("give `\(name)` a step of its own behind it: `|> \(step)`", [removal, insertion])
    case .swap(let name, let other):
      guard let one = argument(name, of: call), let two = argument(other, of: call) else {
        return nil
      }
      let isPlain = saysItsValue(one) && saysItsValue(two)
      return (
        "write `\(name): \(two.span.text), \(other): \(one.span.text)`",
        isPlain ? [Edit(one.span, two.span.text), Edit(two.span, one.span.text)] : []
      )
    case .wrap(let name, let text, let package):
      guard let value = argument(name, of: call) else { return nil }
      let written = text.replacing("…", with: value.span.text)
      return (
        "write `\(name): \(written)`" + (package.map { ", after `import \"\($0)\"`" } ?? ""),
        (package.map(file.importing) ?? []) + [Edit(value.span, written)]
      )
    case .replaceCall(let name, let text):
      guard let value = argument(name, of: call) else { return nil }
      let written = text.replacing("…", with: value.span.text)
      return ("write `\(written)`", [Edit(call, written)])
    }
  }

  /// Whether an expression means the same wherever it stands: literals and times from now.
  private func saysItsValue(_ expression: Expression) -> Bool {
    var stack = [expression]
    while let part = stack.popLast() {
      switch part.kind {
      case .identifier("true"), .identifier("false"), .identifier("now"): break
      case .identifier, .member, .function: return false
      default: part.kind.forEachChild { stack.append($0) }
      }
    }
    return true
  }
}
