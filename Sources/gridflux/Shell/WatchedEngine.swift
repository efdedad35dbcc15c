import Engine
import Synchronization

/// The engine that a shell uses now, for the thread that shows progress.
final class WatchedEngine: Sendable {
  private let engine: Mutex<Engine>

  init(_ engine: Engine) { self.engine = Mutex(engine) }

  func use(_ engine: Engine) { self.engine.withLock { $0 = engine } }

  func progress() -> String? { engine.withLock { $0 }.progress()?.text }
}
