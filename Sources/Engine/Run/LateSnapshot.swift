import Planning
import Store
import Synchronization

/// A snapshot of a store in memory that is made with the first look at it.
final class LateSnapshot: Database {
  let location = ":memory:"
  private let engine: Engine
  private let taken = Mutex<StoreSession?>(nil)

  init(_ engine: Engine) { self.engine = engine }

  private func snapshot() throws -> StoreSession {
    try taken.withLock { taken in
      if let taken { return taken }
      let made = try engine.openedStore().session()
      taken = made
      return made
    }
  }

  func source(bucket: String) throws -> any ScanSource { try snapshot().source(bucket: bucket) }
  func bucketNames() throws -> [String] { try snapshot().bucketNames() }
  func writer(bucket: String) throws -> any PointWriter { try snapshot().writer(bucket: bucket) }
}
