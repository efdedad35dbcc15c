import Foundation

/// What the environment asks of the random tests.
enum AgreementEnvironment {
  private static let variables = ProcessInfo.processInfo.environment

  /// `GRIDFLUX_SEED` makes other queries; a message of a failing test names the one it came from.
  static let seed = variables["GRIDFLUX_SEED"].flatMap { UInt64($0) } ?? 20_241_121

  /// `GRIDFLUX_SOAK=1` runs as many queries as a night allows.
  static let isSoak = variables["GRIDFLUX_SOAK"] == "1"

  /// `GRIDFLUX_TRACE=1` prints each script before it runs: the last one is what a crash came from.
  static let traces = variables["GRIDFLUX_TRACE"] == "1"

  static func queryCount(quick: Int, soak: Int) -> Int {
    if let count = variables["GRIDFLUX_QUERIES"].flatMap({ Int($0) }) { return count }
    return isSoak ? soak : quick
  }

  static func trace(_ script: @autoclosure () -> String) {
    if traces { FileHandle.standardError.write(Data("\(script())\n----\n".utf8)) }
  }
}
