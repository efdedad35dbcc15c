/// Collects bytes and hands them on in large pieces.
package final class TextOutput {
  private static let pieceBytes = 1 << 16

  private let write: (UnsafeRawBufferPointer) throws -> Void
  private var pending: [UInt8] = []
  /// Anything was appended since the start.
  package private(set) var hasWritten = false

  /// `write` takes all bytes it is given or throws.
  package init(write: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.write = write
    pending.reserveCapacity(TextOutput.pieceBytes + 4096)
  }

  /// Appends what the closure appends, and passes it on when enough has come together.
  package func append(_ body: (inout [UInt8]) -> Void) throws {
    body(&pending)
    hasWritten = hasWritten || !pending.isEmpty
    if pending.count >= TextOutput.pieceBytes { try flush() }
  }

  package func append(_ text: String) throws {
    try append { $0.append(contentsOf: text.utf8) }
  }

  package func flush() throws {
    if pending.isEmpty { return }
    try pending.withUnsafeBytes { try write($0) }
    pending.removeAll(keepingCapacity: true)
  }
}
