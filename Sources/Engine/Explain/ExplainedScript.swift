import Planning

/// One script as `explain` shows it, free of any output format.
package struct ExplainedScript: Sendable {
  package let name: String
  package var lines: [ExplainedLine]
  package var stages: StageTimes
  /// nil unless the script was executed.
  package var totals: Totals?
  /// The line of the step that failed, and its message; nil for a script that ran to its end.
  package var failure: (lineNumber: Int?, message: String)?
  /// Warnings and hints, with their places.
  package var remarks: [String] = []

  package struct Totals: Sendable {
    package var tables: Int
    package var rows: Int
    package var peakBytes: Int
    package var processorNanoseconds: Int64
  }

  package init(name: String, lines: [ExplainedLine], stages: StageTimes, totals: Totals?) {
    self.name = name
    self.lines = lines
    self.stages = stages
    self.totals = totals
  }
}

/// One step of the script on its line.
package struct ExplainedLine: Sendable {
  /// From 1; nil for a step of the library.
  package var lineNumber: Int?
  /// The call, without the pipe.
  package var text: String
  package var functionName: String
  package var isPiped: Bool
  package var path: ExecutionPath
  /// nil for a step whose work another line shows, and unless the script was executed.
  package var numbers: Numbers?
  package var reasons: [PathReason]
  package var notes: [String]

  package struct Numbers: Sendable {
    package var rows: Int
    package var tables: Int
    package var nulls: Int
    package var nanoseconds: Int64
    package var peakBytes: Int
    package var scan: ScanStatistics?
  }
}
