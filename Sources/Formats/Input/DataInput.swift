import Diagnostics
import Planning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A data file, standard input or a text, read from its start to its end and unpacked on the way.
package final class DataInput: ByteInput {
  package let path: String
  /// Size of a regular file, as it lies on the disk; nil for a pipe.
  package let fileBytes: Int?
  private let unpacking: UnpackingInput

  /// Opens a path, or standard input for `-`.
  /// isCancelled: asked while standard input is waited for, which may be for ever.
  /// Errors: `D0101` for what cannot be opened, `D0102` for a directory.
  package init(
    path: String, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(QueryFailure) {
    self.path = path
    let file = try OpenedFile(path: path, isCancelled: isCancelled)
    fileBytes = file.byteCount
    unpacking = UnpackingInput(file, name: path)
  }

  /// What another input gives. name: what messages call it.
  package init(_ input: any ByteInput, name: String) {
    path = name
    fileBytes = nil
    unpacking = UnpackingInput(input, name: name)
  }

  /// Bytes taken from the file so far, packed ones where it is packed.
  package var fileBytesRead: Int { unpacking.packedBytesRead }

  /// Errors: `D0101` where reading fails, `D0104` for packed data that is damaged or cut short,
  /// `X0001` where it was cancelled while it waited.
  package func read(into space: UnsafeMutableRawBufferPointer) throws -> Int {
    try unpacking.read(into: space)
  }
}

/// The bytes of a descriptor.
private final class OpenedFile: ByteInput {
  let byteCount: Int?
  private let path: String
  private let descriptor: Int32
  private let isCancelled: @Sendable () -> Bool
  /// How long a cancellation may go unnoticed.
  private static let waitMilliseconds: Int32 = 50

  init(path: String, isCancelled: @escaping @Sendable () -> Bool) throws(QueryFailure) {
    self.path = path
    self.isCancelled = isCancelled
    if path == "-" {
      descriptor = 0
      byteCount = nil
      return
    }
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else {
      throw QueryFailure(
        .unopenedData, "cannot open \(path): \(String(cString: strerror(errno)))", kind: .usage)
    }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(opened)
      throw QueryFailure(
        .directoryGiven, "\(path) is a directory, not a data file", kind: .usage,
        fix: "name the files in it: \(path)/*.csv")
    }
    descriptor = opened
    byteCount = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  func read(into space: UnsafeMutableRawBufferPointer) throws -> Int {
    if descriptor == 0 { try waitForInput() }
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, space.baseAddress, space.count)
      #else
        let count = Darwin.read(descriptor, space.baseAddress, space.count)
      #endif
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw QueryFailure(
          .unopenedData, "cannot read \(path): \(String(cString: strerror(errno)))", kind: .usage)
      }
    }
  }

  /// Waits until standard input has bytes, or has ended.
  private func waitForInput() throws {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while !isCancelled() {
      let ready = poll(&request, 1, Self.waitMilliseconds)
      if ready > 0 || (ready < 0 && errno != EINTR) { return }
    }
    throw QueryFailure(
      .cancelled, "cancelled while standard input was read", kind: .cancelled, upstreamCode: 1)
  }
}

extension DiagnosticCode {
  /// A data file named on the command line could not be opened or read.
  package static let unopenedData = DiagnosticCode("D0101")
  /// A folder stands where a data file should.
  package static let directoryGiven = DiagnosticCode("D0102")
}
