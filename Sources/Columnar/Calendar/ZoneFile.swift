/// A reader of TZif files, version 1 to 4.
///
/// Source: RFC 9636 (2024). Leap seconds are ignored: the Unix epoch does not count them.
struct ZoneFile {
  private let bytes: [UInt8]
  private let name: String
  private var position = 0

  init(_ bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  private struct Header {
    var version: UInt8
    var utcIndicators, standardIndicators, leaps, times, types, characters: Int

    func blockSize(timeBytes: Int) -> Int {
      times * (timeBytes + 1) + types * 6 + characters + leaps * (timeBytes + 4)
        + standardIndicators + utcIndicators
    }
  }

  /// Errors: `UnknownZone`, when the bytes are not a TZif file or end too early.
  mutating func read() throws(UnknownZone) -> ZoneRules {
    var header = try readHeader()
    var timeBytes = 4
    if header.version >= UInt8(ascii: "2") {
      position += header.blockSize(timeBytes: 4)
      header = try readHeader()
      timeBytes = 8
    }
    let blockStart = position
    let blockEnd = position + header.blockSize(timeBytes: timeBytes)
    guard blockEnd <= bytes.count, header.types > 0 else {
      throw .damaged(name, "it ends within its data")
    }
    var times: [Int64] = []
    for _ in 0..<header.times { times.append(readSigned(timeBytes)) }
    let typeIndices = (0..<header.times).map {
      Int(bytes[blockStart + header.times * timeBytes + $0])
    }
    position = blockStart + header.times * (timeBytes + 1)
    var typeOffsets: [Int64] = []
    for _ in 0..<header.types {
      typeOffsets.append(readSigned(4) &* nanosecondsPerSecond)
      position += 2
    }
    for offset in typeOffsets where offset.magnitude >= UInt64(26 * nanosecondsPerHour) {
      throw .damaged(name, "an offset of \(offset / nanosecondsPerSecond) s")
    }
    var transitions: [(time: Int64, offset: Int64)] = []
    var initialOffset = typeOffsets[0]
    for (seconds, type) in zip(times, typeIndices) {
      guard typeOffsets.indices.contains(type) else { throw .damaged(name, "type \(type)") }
      let (time, overflow) = seconds.multipliedReportingOverflow(by: nanosecondsPerSecond)
      if !overflow {
        transitions.append((time, typeOffsets[type]))
      } else if seconds < 0 {
        initialOffset = typeOffsets[type]
      }
    }
    position = blockEnd
    if timeBytes == 8, let rule = readFooter() {
      transitions += rule.transitions(after: transitions.last?.time ?? Int64.min)
    }
    return ZoneRules(name: name, initialOffset: initialOffset, transitions: transitions)
  }

  private mutating func readHeader() throws(UnknownZone) -> Header {
    guard position + 44 <= bytes.count,
      bytes[position..<(position + 4)].elementsEqual("TZif".utf8)
    else { throw .name(name) }
    let version = bytes[position + 4]
    position += 20
    var counts: [Int] = []
    for _ in 0..<6 {
      let count = readSigned(4)
      guard count >= 0, count <= bytes.count else { throw .damaged(name, "a count of \(count)") }
      counts.append(Int(count))
    }
    return Header(
      version: version, utcIndicators: counts[0], standardIndicators: counts[1], leaps: counts[2],
      times: counts[3], types: counts[4], characters: counts[5])
  }

  /// Big-endian; the caller has checked that the bytes are there.
  private mutating func readSigned(_ count: Int) -> Int64 {
    var value: UInt64 = bytes[position] >= 0x80 ? ~0 : 0
    for _ in 0..<count {
      value = value << 8 | UInt64(bytes[position])
      position += 1
    }
    return Int64(bitPattern: value)
  }

  /// The POSIX rule for times after the last transition; nil where there is none.
  private func readFooter() -> PosixZoneRule? {
    guard position < bytes.count, bytes[position] == 0x0A,
      let end = bytes[(position + 1)...].firstIndex(of: 0x0A)
    else { return nil }
    return PosixZoneRule(Array(bytes[(position + 1)..<end]))
  }
}
