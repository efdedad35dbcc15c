import Columnar
import Foundation
import Planning
import Store
import Synchronization
import TestSupport
import Testing

/// A reader sees totals that existed: those after some commit, and never an older one than the last
/// commit that was finished before it looked.
@Suite struct ReaderBesideWriterTests {
  private static let commits = AgreementEnvironment.isSoak ? 400 : 60
  private static let seriesCount = 5
  private static let pointsOfCommit = 12

  /// Number of finished and of begun commits.
  private struct Progress {
    var finished = 0
    var begun = 0
  }

  @Test func readersInThreadsSeeTotalsThatExisted() throws {
    let folder = try TestFolder()
    var options = StoreOptions()
    options.bufferedRowsMax = 40
    options.foldRowsMin = 400
    options.segmentRowsMax = 256
    let store = try Store.open(path: folder.file("s.db"), options: options)
    try Self.write(0, to: store)
    let progress = Mutex(Progress(finished: 1, begun: 1))
    let problems: Mutex<[String]> = Mutex([])
    let writer = Thread {
      do {
        for number in 1..<Self.commits {
          progress.withLock { $0.begun = number + 1 }
          try Self.write(number, to: store)
          progress.withLock { $0.finished = number + 1 }
          if number % 13 == 0 { try store.compact() }
        }
      } catch {
        problems.withLock { $0.append("the writer failed: \(error)") }
      }
      progress.withLock { $0.finished = Self.commits }
    }
    writer.start()
    var dice = Dice(seed: AgreementEnvironment.seed)
    while progress.withLock({ $0.finished }) < Self.commits {
      let known = progress.withLock { $0.finished }
      let conditions = Conditions(
        via: dice.pick(Conditions.masks), threadCount: dice.pick([1, 2]), form: "")
      let (failure, batches) = runKeepingBatches(
        Self.script, over: try store.session(), conditions)
      let begun = progress.withLock { $0.begun }
      if let failure { throw failure }
      let totals = Self.totals(batches)
      let isKnown = (known...begun).contains { totals == Self.expected(commits: $0) }
      #expect(isKnown, "\(totals) between commits \(known) and \(begun), \(conditions)")
      if !isKnown { break }
    }
    while !writer.isFinished { Thread.sleep(forTimeInterval: 0.01) }
    #expect(problems.withLock { $0 } == [])
    let last = runKeepingBatches(
      Self.script, over: try store.session(), Conditions(form: "")
    ).batches
    #expect(Self.totals(last) == Self.expected(commits: Self.commits))
  }

  @Test func readersInOtherProcessesSeeTotalsThatExisted() throws {
    let program = Self.program
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      print("no program at .build/debug/gridflux: the test of several processes is left out")
      return
    }
    let folder = try TestFolder()
    let path = folder.file("s.db")
    var options = StoreOptions()
    options.bufferedRowsMax = 40
    options.foldRowsMin = 400
    let store = try Store.open(path: path, options: options)
    for number in 0..<8 {
      try Self.write(number, to: store)
      let reader = Process()
      let output = Pipe()
      reader.executableURL = program
      reader.arguments = ["run", "-e", Self.script, "--store", path, "--output", "csv"]
      reader.standardOutput = output
      reader.standardError = Pipe()
      try reader.run()
      // The next commit runs beside the reader.
      try Self.write(8 + number, to: store)
      let text = String(
        decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      reader.waitUntilExit()
      #expect(reader.terminationStatus == 0, "\(text)")
      let totals = Self.totals(ofCSV: text)
      let before = Self.expected(written: Array(0...number) + Array(8..<(8 + number)))
      let after = Self.expected(written: Array(0...number) + Array(8...(8 + number)))
      #expect(totals == before || totals == after, "\(text)")
    }
  }

  private static let program: URL = {
    if let path = ProcessInfo.processInfo.environment["GRIDFLUX_BIN"] {
      return URL(fileURLWithPath: path)
    }
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.appendingPathComponent(".build/debug/gridflux")
  }()

  private static let script = """
    all = from(bucket: "b") |> range(start: 2024-01-01, stop: 2025-01-01) |> group()
    union(tables: [all |> sum(), all |> count() |> toFloat()]) |> group()
    """

  /// One commit: as many points to every series, with values that tell the commit.
  private static func write(_ number: Int, to store: Store) throws {
    let writer = try store.beginWrite(bucket: "b")
    let minute: Int64 = 60_000_000_000
    for series in 0..<seriesCount {
      // Interleaved with the points of earlier commits, so that segments are merged.
      let times = (0..<pointsOfCommit).map {
        RandomRows.firstTime + (Int64($0) * 1_000 + Int64(number)) * minute
      }
      let values = times.map { _ in Double(number + 1) }
      try times.withUnsafeBufferPointer { times in
        try values.withUnsafeBufferPointer { values in
          try writer.append(
            measurement: "m", tags: [(label: "host", value: "h\(series)")], field: "f",
            times: times, values: .floats(values))
        }
      }
    }
    _ = try writer.commit()
  }

  private static func expected(commits: Int) -> Set<Double> {
    expected(written: Array(0..<commits))
  }

  /// The sum and the count after these commits.
  private static func expected(written: [Int]) -> Set<Double> {
    let points = seriesCount * pointsOfCommit
    let sum = written.reduce(0) { $0 + ($1 + 1) * points }
    return [Double(sum), Double(written.count * points)]
  }

  private static func totals(_ batches: [Batch]) -> Set<Double> {
    var totals: Set<Double> = []
    for batch in batches {
      guard let column = batch.schema.index(of: "_value") else { continue }
      for table in 0..<batch.tableCount {
        for row in batch.rows(ofTable: table) {
          if case .float(let value) = batch.scalar(column: column, row: row, table: table) {
            totals.insert(value)
          }
        }
      }
    }
    return totals
  }

  /// The values of the only column, which is also the last.
  private static func totals(ofCSV text: String) -> Set<Double> {
    Set(
      text.split(whereSeparator: \.isNewline).compactMap { line in
        line.split(separator: ",").last.flatMap { Double($0) }
      })
  }
}

/// A folder that vanishes with its owner.
private final class TestFolder {
  private let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/gridflux-readers-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }
}
