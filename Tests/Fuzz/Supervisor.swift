import Foundation
import Glibc

/// Runs workers as processes of their own, so that one that dies or hangs costs one program.
struct Supervisor {
  let executable: String
  let root: String
  let secondsMax: Double
  /// What one process runs before a new one takes over: memory that lies in pieces adds up, and is
  /// not the next program's fault.
  let programsMax: UInt64 = 50_000
  /// Seconds that a worker may stand at one program; a loaded machine is slow.
  let standstillMax = 120.0

  private struct Share {
    var next: UInt64
    let end: UInt64
    let progressFile: String
  }

  /// - Returns: the faults found, one a line.
  func run(_ numbers: Range<UInt64>, processes: Int) throws -> [String] {
    let folder = NSTemporaryDirectory() + "gridflux-fuzz-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let size = (UInt64(numbers.count) + UInt64(processes) - 1) / UInt64(processes)
    let shares = (0..<UInt64(processes)).map { index in
      Share(
        next: numbers.lowerBound + index * size,
        end: min(numbers.upperBound, numbers.lowerBound + (index + 1) * size),
        progressFile: "\(folder)/\(index)")
    }
    let faults = FaultList()
    let group = DispatchGroup()
    for share in shares where share.next < share.end {
      Thread.detachNewThreadInGroup(group) { work(through: share, faults) }
    }
    group.wait()
    return faults.lines
  }

  private func work(through share: Share, _ faults: FaultList) {
    var share = share
    while share.next < share.end {
      let stop = min(share.end, share.next + programsMax)
      let end = runWorker(share, to: stop, faults)
      if end.isFinished {
        share.next = stop
        continue
      }
      faults.append("FAULT \(end.number) \(end.reason)")
      share.next = end.number + 1
    }
  }

  /// Runs one worker to its end, in one way or another.
  private func runWorker(
    _ share: Share, to stop: UInt64, _ faults: FaultList
  ) -> (isFinished: Bool, number: UInt64, reason: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = [
      "work", root, "\(share.next)", "\(stop)", "\(secondsMax)", share.progressFile,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    let reader = LineReader(output, faults)
    var last = share.next
    do { try process.run() } catch { return (true, 0, "") }
    var lastMove = Date()
    var isHanging = false
    while process.isRunning {
      usleep(100_000)
      let number = readProgress(share.progressFile) ?? last
      if number != last {
        last = number
        lastMove = Date()
      } else if Date().timeIntervalSince(lastMove) > standstillMax {
        isHanging = true
        kill(process.processIdentifier, SIGKILL)
      }
    }
    process.waitUntilExit()
    reader.finish()
    if process.terminationReason == .exit, process.terminationStatus == 0 { return (true, 0, "") }
    let number = readProgress(share.progressFile) ?? last
    return (
      false, number, isHanging ? "hangs" : "ended with status \(process.terminationStatus)"
    )
  }

  private func readProgress(_ path: String) -> UInt64? {
    guard let data = FileManager.default.contents(atPath: path), data.count >= 8 else { return nil }
    return data.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
  }
}

extension Thread {
  fileprivate static func detachNewThreadInGroup(
    _ group: DispatchGroup, _ work: @escaping @Sendable () -> Void
  ) {
    group.enter()
    Thread {
      work()
      group.leave()
    }.start()
  }
}

/// Lines about faults, gathered from several threads.
final class FaultList: @unchecked Sendable {
  private let lock = NSLock()
  private var found: [String] = []

  var lines: [String] { lock.withLock { found } }

  func append(_ line: String) {
    lock.withLock { found.append(line) }
    say(line)
  }

  func note(_ line: String) { lock.withLock { say(line) } }
}

/// Reads a worker's lines while it runs.
private final class LineReader: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)

  init(_ pipe: Pipe, _ faults: FaultList) {
    let done = done
    Thread {
      let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      for line in text.split(separator: "\n").map(String.init) {
        if line.hasPrefix("FAULT") { faults.append(line) } else { faults.note(line) }
      }
      done.signal()
    }.start()
  }

  func finish() { done.wait() }
}

/// A line on standard output, at once: what reads it may be waiting, and this process may die.
func say(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
