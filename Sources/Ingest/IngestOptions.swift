import Planning

/// How files are ingested.
package struct IngestOptions: Sendable {
  /// nil: named after the format, or after the file.
  package var bucket: String?
  /// nil: told by the file's beginning.
  package var format: DataFormat?
  package var reading = ReadingOptions()
  /// Lines made durable at a time; a crash loses no line that was reported as committed.
  package var commitLines = 250_000
  /// Where refused lines go, behind those of earlier runs; created only when there is one.
  package var rejectsPath: String
  /// Read whole files, also where an earlier run has committed lines.
  package var restarts = false
  package var showsProgress = true
  /// Called after each commit with a sentence that names file and line.
  package var reportCommit: (@Sendable (String) -> Void)?
  /// Looked at between lines.
  package var isCancelled: @Sendable () -> Bool = { false }
  /// For lines without a time, in ns since the Unix epoch.
  package var nowNanoseconds: Int64 = 0

  package init(rejectsPath: String) { self.rejectsPath = rejectsPath }
}

/// What decides how the bytes of a file are understood.
package struct ReadingOptions: Sendable, Hashable {
  /// Of the times in line protocol.
  package var precision = TimePrecision.nanoseconds
  /// Of ERCOT's hours.
  package var stamp = HourStamp.start
  /// Of rows and columns.
  package var table = TableOptions()

  package init() {}
}

/// What a whole number stands for where it is a time.
package enum TimePrecision: String, Sendable, CaseIterable {
  case nanoseconds = "ns"
  case microseconds = "us"
  case milliseconds = "ms"
  case seconds = "s"

  var nanoseconds: Int64 {
    switch self {
    case .nanoseconds: 1
    case .microseconds: 1_000
    case .milliseconds: 1_000_000
    case .seconds: 1_000_000_000
    }
  }

  /// The time in ns; nil where it lies beyond what line protocol allows.
  func time(_ count: Int64) -> Int64? {
    let (time, overflow) = count.multipliedReportingOverflow(by: nanoseconds)
    return overflow || !Self.isStored(time) ? nil : time
  }

  /// Whether a point may have the time, in ns.
  /// Source: InfluxDB 2, which keeps the outermost two instants for itself.
  static func isStored(_ time: Int64) -> Bool { time >= -(Int64.max - 1) && time <= .max - 1 }
}
