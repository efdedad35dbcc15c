import Foundation
import Testing

/// Runs the real program as a user would: another process, its streams and its exit code.
struct CommandLineRunner {
  struct Outcome: CustomStringConvertible {
    let output: String
    let errors: String
    let status: Int32
    var description: String { "exit \(status)\n--- output\n\(output)\n--- errors\n\(errors)" }
  }

  /// An empty folder of this runner's own: the working directory of its commands.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gridflux-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder
  }()

  /// `$GRIDFLUX_BIN`, else what `swift build` left.
  static let program: URL = {
    if let path = ProcessInfo.processInfo.environment["GRIDFLUX_BIN"] {
      return URL(fileURLWithPath: path)
    }
    return root.appendingPathComponent(".build/debug/gridflux")
  }()

  /// Real data beside the checkout; nil on a machine that has none.
  static let sharedData: URL? = {
    let folder = root.deletingLastPathComponent().appendingPathComponent("shared/data")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// environment: added to a clean one, so that no setting of the machine reaches the program.
  func process(
    _ arguments: [String], environment: [String: String] = [:], program: URL = Self.program
  ) -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8"]
    variables.merge(environment) { _, added in added }
    process.environment = variables
    return process
  }

  @discardableResult
  func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
    program: URL = Self.program
  ) throws -> Outcome {
    let process = process(arguments, environment: environment, program: program)
    let output = folder.appendingPathComponent(".out-" + UUID().uuidString)
    let errors = folder.appendingPathComponent(".err-" + UUID().uuidString)
    for url in [output, errors] {
      try Data().write(to: url)
    }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    if let input {
      let pipe = Pipe()
      process.standardInput = pipe
      try process.run()
      pipe.fileHandleForWriting.write(Data(input.utf8))
      try pipe.fileHandleForWriting.close()
    } else {
      process.standardInput = FileHandle.nullDevice
      try process.run()
    }
    process.waitUntilExit()
    let outcome = Outcome(
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self),
      status: process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus)
    for url in [output, errors] { try FileManager.default.removeItem(at: url) }
    return outcome
  }

  /// Writes a file into the runner's folder and returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  /// Waits until a process takes Ctrl-C itself (the signal is blocked, for a thread that waits for
  /// it); one that has only just begun would die of it.
  func waitUntilInterruptible(_ process: Process) throws {
    #if os(Linux)
      let path = "/proc/\(process.processIdentifier)/status"
      while process.isRunning {
        let blocked = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
          .first { $0.hasPrefix("SigBlk:") }?.split(separator: "\t").last
        if UInt64(blocked ?? "", radix: 16).map({ $0 >> UInt64(SIGINT - 1) & 1 == 1 }) ?? false {
          break
        }
        usleep(10_000)
      }
    #endif
    Thread.sleep(forTimeInterval: 1)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}

/// The rows of a result printed as annotated CSV, cells by column name.
func rows(ofAnnotatedCSV text: String) -> [[String: String]] {
  var header: [String] = []
  var found: [[String: String]] = []
  for line in text.replacingOccurrences(of: "\r", with: "").split(
    separator: "\n", omittingEmptySubsequences: false)
  {
    if line.isEmpty {
      header = []
      continue
    }
    if line.hasPrefix("#") { continue }
    let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if header.isEmpty {
      header = cells
    } else {
      found.append(
        Dictionary(
          zip(header, cells).filter { !$0.0.isEmpty }, uniquingKeysWith: { first, _ in first }))
    }
  }
  return found
}
