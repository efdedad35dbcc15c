import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes that arrive in pieces: a file, or a text in memory.
package protocol ByteInput: AnyObject {
  /// Fills a prefix of `space` and returns its length; 0 at the end.
  /// Errors: `D0001` when reading fails.
  func read(into space: UnsafeMutableRawBufferPointer) throws -> Int
}

/// A text that is in memory already.
package final class MemoryInput: ByteInput {
  private let bytes: [UInt8]
  private var position: Int

  /// from: the first byte that is read.
  package init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  package func read(into space: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(space.count, bytes.count - position)
    bytes.withUnsafeBytes { all in
      space.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[position..<(position + count)]))
    }
    position += count
    return count
  }
}

/// A file read from its start to its end, through the system's own buffering.
package final class FileInput: ByteInput {
  private let descriptor: Int32
  private let path: String

  /// Errors: `D0001` when the file cannot be opened, with the system's reason.
  package init(path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw FileInput.failure("open", path) }
  }

  deinit { close(descriptor) }

  package func read(into space: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, space.baseAddress, space.count)
      #else
        let count = Darwin.read(descriptor, space.baseAddress, space.count)
      #endif
      if count >= 0 { return count }
      if errno != EINTR { throw FileInput.failure("read", path) }
    }
  }

  private static func failure(_ action: String, _ path: String) -> QueryFailure {
    let number = errno
    let reason = String(cString: strerror(number)).lowercased()
    return QueryFailure(
      .unreadableFile, "\(action) \(path): \(reason)", upstreamCode: 5,
      fix: fileFix(path, number))
  }
}

extension DiagnosticCode {
  /// A data file could not be opened or read.
  package static let unreadableFile = DiagnosticCode("D0001")
  /// A data file's content is not what its format asks for.
  package static let malformedData = DiagnosticCode("D0002")
}
