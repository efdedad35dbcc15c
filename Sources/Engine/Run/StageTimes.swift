/// How long each stage of one script took, in ns.
package struct StageTimes: Sendable, Hashable {
  package var parse: Int64 = 0
  package var infer: Int64 = 0
  package var evaluate: Int64 = 0
  package var optimize: Int64 = 0
  package var plan: Int64 = 0
  package var execute: Int64 = 0

  package init() {}

  /// All stages but the execution.
  package var beforeRunning: Int64 { parse &+ infer &+ evaluate &+ optimize &+ plan }
}

extension StageTimes {
  /// Runs a stage and adds its time to its field.
  package mutating func measure<Result>(
    _ stage: WritableKeyPath<StageTimes, Int64>, _ stopwatch: any Stopwatch,
    _ body: () throws -> Result
  ) rethrows -> Result {
    let start = stopwatch.wallNanoseconds()
    defer { self[keyPath: stage] &+= stopwatch.wallNanoseconds() &- start }
    return try body()
  }
}
