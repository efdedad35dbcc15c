import Columnar
import Diagnostics
import Planning
import Synchronization

/// Brings segments' BLOBs to the threads that decode them, and counts what is read.
final class SegmentLoader: Sendable {
  private struct State {
    var contents: [Int64: SegmentContent] = [:]
    var order: [Int64] = []
    var bytes = 0
    var opened: Set<Int64> = []
    var statistics = ScanStatistics()
  }

  let session: StoreSession
  private let state = Mutex(State())
  /// Encoded bytes that are kept for the next unit of work.
  private static let bytesMax = 32 << 20

  init(_ session: StoreSession) { self.session = session }

  /// Errors: W0004, W0005.
  func content(_ scan: FieldScan, _ segment: Int32) throws -> SegmentContent {
    let row = scan.segments[Int(segment)]
    if let known = state.withLock({ $0.contents[row.id] }) { return known }
    let (times, data) = try session.reading { connection in
      (try row.times.map { try connection.blob($0) }, try connection.blob(row.data))
    }
    let content: SegmentContent
    do throws(CorruptBlob) {
      content = try SegmentContent(
        directory: scan.directory(segment), times: times, data: data)
    } catch { throw damaged(session.location, error.what) }
    state.withLock { state in
      if state.opened.insert(row.id).inserted { state.statistics.segmentsOpened += 1 }
      state.statistics.bytesRead += content.byteCount
      guard state.contents.updateValue(content, forKey: row.id) == nil else { return }
      state.order.append(row.id)
      state.bytes += content.byteCount
      while state.bytes > Self.bytesMax, state.order.count > 1 {
        let oldest = state.order.removeFirst()
        state.bytes -= state.contents.removeValue(forKey: oldest)?.byteCount ?? 0
      }
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
