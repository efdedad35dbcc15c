import Columnar
import Diagnostics
import Planning
import Synchronization

/// Brings segments to the threads that decode them, and counts what is read.
final class SegmentLoader: Sendable {
  private struct State {
    var opened: Set<Int64> = []
    var statistics = ScanStatistics()
  }

  let session: StoreSession
  private let state = Mutex(State())

  init(_ session: StoreSession) { self.session = session }

  /// Errors: W0004, W0005.
  func content(_ scan: FieldScan, _ segment: Int32) throws -> SegmentContent {
    let row = scan.segments[Int(segment)]
    let content = try session.content(row, scan.directory(segment))
    state.withLock { state in
      if state.opened.isEmpty { state.opened.reserveCapacity(scan.segments.count) }
      guard state.opened.insert(row.id).inserted else { return }
      state.statistics.segmentsOpened += 1
      state.statistics.bytesRead += content.byteCount
    }
    return content
  }

  func count(_ body: (inout ScanStatistics) -> Void) {
    state.withLock { body(&$0.statistics) }
  }

  var statistics: ScanStatistics { state.withLock { $0.statistics } }

  /// Turns what a block says against itself into the store's failure.
  func checked<Result>(_ body: () throws(CorruptBlob) -> Result) throws -> Result {
    do { return try body() } catch { throw damaged(session.location, error.what) }
  }
}
