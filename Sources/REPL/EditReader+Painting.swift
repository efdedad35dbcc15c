import CEdit
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension EditReader {
  /// Paints the line again in colours, over what the editor drew, and puts the cursor back.
  ///
  /// The editor believes in the same characters, so its next changes fit. A line that does not fit
  /// into one row of the screen, or holds what takes no single column, stays as the editor drew it.
  func paint() {
    guard let painter, let info = el_line(editor), let start = info.pointee.buffer else { return }
    let length = info.pointee.lastchar - start
    let before = info.pointee.cursor - start
    guard length > 0, before >= 0, before <= length else {
      paintedLine = []
      return
    }
    let bytes = Array(UnsafeRawBufferPointer(start: start, count: length))
    guard bytes != paintedLine, bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return }
    paintedLine = bytes
    let line = String(decoding: bytes, as: UTF8.self)
    let promptWidth = terminalWidth(promptText.map { String(cString: $0) } ?? "")
    let screen = Screen(output: output, usesColor: true, movesCursor: true)
    guard promptWidth + terminalWidth(line) < screen.size.columns else { return }
    let left = String(decoding: bytes[..<before], as: UTF8.self)
    let column = promptWidth + terminalWidth(left)
    let colored = painter(line)
    writeAll(
      "\r\u{1B}[\(promptWidth)C\(colored)\r" + (column > 0 ? "\u{1B}[\(column)C" : ""), to: output)
  }
}
