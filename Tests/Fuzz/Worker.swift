import Diagnostics
import Engine
import Foundation
import Glibc
import Syntax

/// Runs programs one after another and tells what went beyond the limits.
struct Worker {
  let mutator: Mutator
  /// Seconds of processor time that a program may take.
  let secondsMax: Double
  let mebibytesMax = 512
  /// Where the number of the program that runs stands, for when the process dies.
  let progress: UnsafeMutablePointer<UInt64>

  private static let formats: [OutputFormat] = [
    .table, .csv, .annotatedCSV, .json, .ndjson, .markdown,
  ]

  func run(_ numbers: Range<UInt64>) throws {
    // A program that takes all memory must not take the machine with it.
    var memory = rlimit(rlim_cur: 3 << 30, rlim_max: 3 << 30)
    setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &memory)
    let limits = Limits(cancelAfter: secondsMax / 2)
    var engine = try makeEngine(0)
    // How many programs ran, or were refused by which family of codes.
    var ends: [String: Int] = [:]
    for number in numbers {
      progress.pointee = number
      if number % 256 == 0 { engine = try makeEngine(number) }
      let text = mutator.program(number)
      var fault: String?
      let seconds = limits.measure(engine) {
        switch Self.outcome(of: text, number, engine) {
        case .ended(let how): ends[how, default: 0] += 1
        case .fault(let what): fault = what
        }
      }
      if seconds > secondsMax { fault = "took \(seconds) s" }
      let mebibytes = takePeakMemory()
      if mebibytes > mebibytesMax { fault = "held \(mebibytes) MiB" }
      if let fault { say("FAULT \(number) \(fault)") }
    }
    let counts = ends.sorted { $0.value > $1.value }.map { "\($0.key): \($0.value)" }
    say("\(numbers) \(counts.joined(separator: ", "))")
  }

  private enum Outcome {
    /// "ran", or the family of the code with which the program was refused.
    case ended(String)
    case fault(String)
  }

  private static func outcome(of text: String, _ number: UInt64, _ engine: Engine) -> Outcome {
    _ = try? Syntax.format(SourceText(name: "fuzz", text: text))
    do {
      let format = formats[Int(number / 2 % UInt64(formats.count))]
      try engine.run(text, name: "fuzz", format: format) { _ in }
      return .ended("ran")
    } catch let error as QueryError {
      _ = error.rendered(color: false)
      return .ended(
        error.failure.diagnostics.first.map { String($0.code.description.prefix(1)) } ?? "none")
    } catch {
      return .fault("an error of its own kind: \(error)")
    }
  }

  /// Every other engine answers from a store, on every path or on the floor.
  private func makeEngine(_ number: UInt64) throws -> Engine {
    var options = EngineOptions()
    options.store = .memory
    options.threadCount = 2
    options.memoryLimitBytes = 192 << 20
    options.nowNanoseconds = 1_704_067_200_000_000_000
    if number / 256 % 4 == 3 { options.paths = .none }
    let engine = try Engine(options: options)
    try engine.run(Self.points, name: "points") { _ in }
    return engine
  }

  /// Two days of three meters and of a demand.
  private static let points = """
    import "generate"
    import "influxdata/influxdb"

    write = (measurement, field, id) => generate.from(
        count: 96,
        fn: (n) => n * n % 17,
        start: 2023-12-29T00:00:00Z,
        stop: 2023-12-31T00:00:00Z,
    )
        |> map(
            fn: (r) => ({
                _time: r._time,
                _measurement: measurement,
                _field: field,
                id: id,
                _value: float(v: r._value),
            }),
        )
        |> influxdb.to(bucket: "grid")

    write(measurement: "demand", field: "ND", id: "gb") |> yield(name: "a")
    write(measurement: "meter", field: "kwh", id: "m1") |> yield(name: "b")
    write(measurement: "meter", field: "kwh", id: "m2") |> yield(name: "c")
    """
}
