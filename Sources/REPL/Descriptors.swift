#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How long a paste may pause between two lines, in milliseconds; a person takes longer.
private let pasteGapMilliseconds: Int32 = 5

/// Whether reading from a descriptor would return at once.
func hasWaitingInput(_ descriptor: Int32) -> Bool {
  var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return poll(&request, 1, pasteGapMilliseconds) > 0 && request.revents & Int16(POLLIN) != 0
}

/// Writes all of a text; gives up when it cannot be written, with the reason in `errno`.
/// - Returns: whether all was written.
@discardableResult
func writeAll(_ text: String, to descriptor: Int32) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var written = 0
    while written < bytes.count, let base = bytes.baseAddress {
      let count = write(descriptor, base + written, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, -1)
        continue
      }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}

/// Reads a whole file; nil, with the reason in `errno`, when it cannot be read or is longer than
/// the limit.
func readFile(_ path: String, bytesMax: Int) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var result: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR { continue }
    if count < 0 { return nil }
    if count == 0 { return result }
    guard result.count + count <= bytesMax else {
      errno = EFBIG
      return nil
    }
    result.append(contentsOf: buffer[0..<count])
  }
}
