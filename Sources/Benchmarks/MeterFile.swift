import Foundation

/// A file of half-hourly points of meters, all meters at one time after another: the order in which
/// readings arrive. Values have three decimals, as a meter's register has.
struct MeterFile {
  enum Format: String {
    case lineProtocol = "lp"
    case csv
  }

  let format: Format
  let meterCount: Int
  let pointsPerMeter: Int
  /// Half hours from 2023-01-01T00:00:00Z to the first point.
  var firstPeriod = 0

  /// 2023-01-01T00:00:00Z
  static let startSeconds = 1_672_531_200
  static let periodSeconds = 1_800
  static let measurement = "meters"

  static func name(_ meter: Int) -> String { "meter_" + padded(meter, 7) }

  /// Noise, which no encoding makes small, and the same in every run: in thousandths, below 5.
  static func value(_ meter: Int, _ period: Int) -> Int {
    var word = UInt64(truncatingIfNeeded: meter &* 1_000_003 &+ period) &* 0x9E37_79B9_7F4A_7C15
    word = (word ^ word >> 32) &* 0xD6E8_FEB8_6659_FD93
    return Int((word ^ word >> 32) % 5_000)
  }

  /// Writes the file; one that is there already is another run's and the same.
  func write(to path: String) throws {
    if FileManager.default.fileExists(atPath: path) { return }
    let draft = path + ".new"
    guard FileManager.default.createFile(atPath: draft, contents: nil),
      let file = FileHandle(forWritingAtPath: draft)
    else { throw CocoaError(.fileWriteUnknown) }
    let names = (0..<meterCount).map { Array(Self.name($0).utf8) }
    var bytes: [UInt8] = format == .csv ? Array("time,meter,value\n".utf8) : []
    for period in firstPeriod..<(firstPeriod + pointsPerMeter) {
      let seconds = Self.startSeconds + period * Self.periodSeconds
      let time =
        format == .csv
        ? Array((timeText(seconds) + ",").utf8) : Array((" \(seconds)000000000\n").utf8)
      for meter in 0..<meterCount {
        append(names[meter], time, Self.value(meter, period), to: &bytes)
        if bytes.count >= 1 << 22 {
          try file.write(contentsOf: bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
    }
    try file.write(contentsOf: bytes)
    try file.close()
    try FileManager.default.moveItem(atPath: draft, toPath: path)
  }

  private func append(
    _ name: [UInt8], _ time: [UInt8], _ thousandths: Int, to bytes: inout [UInt8]
  ) {
    if format == .csv {
      bytes += time
      bytes += name
      bytes += ",".utf8
    } else {
      bytes += "\(Self.measurement),meter=".utf8
      bytes += name
      bytes += " value=".utf8
    }
    bytes += "\(thousandths / 1_000).\(padded(thousandths % 1_000, 3))".utf8
    bytes += format == .csv ? Array("\n".utf8) : time
  }

  private func timeText(_ seconds: Int) -> String {
    var time = time_t(seconds)
    var parts = tm()
    gmtime_r(&time, &parts)
    return "\(Int(parts.tm_year) + 1900)-\(padded(Int(parts.tm_mon) + 1, 2))-"
      + "\(padded(Int(parts.tm_mday), 2))T\(padded(Int(parts.tm_hour), 2)):"
      + "\(padded(Int(parts.tm_min), 2)):\(padded(Int(parts.tm_sec), 2))Z"
  }
}

/// A number with zeros before it.
private func padded(_ number: Int, _ digits: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(digits - text.count, 0)) + text
}
