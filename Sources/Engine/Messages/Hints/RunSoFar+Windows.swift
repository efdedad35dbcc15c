import Columnar
import Diagnostics
import Planning

/// A step of the script that cuts time into windows.
struct WindowStep {
  let node: PhysicalNode
  let call: Span
  let bounds: WindowBounds
  /// The bounds of the range it works over, in ns; nil where none is known.
  let range: Range<Int64>?
  /// Which bound becomes `_time`; nil for `window`.
  let timeSource: String?
}

extension RunSoFar {
  /// The windows that the script itself asks for, in plan order.
  var windowSteps: [WindowStep] {
    nodes.compactMap { node in
      let bounds: WindowBounds
      let timeSource: String?
      switch node.operation {
      case .window(let window) where !window.isInfinite:
        (bounds, timeSource) = (window.bounds, nil)
      case .aggregateWindow(let operation) where !operation.window.isInfinite:
        (bounds, timeSource) = (operation.window.bounds, operation.timeSource)
      default:
        guard let aggregate = node.scan?.aggregate, let window = aggregate.window else {
          return nil
        }
        (bounds, timeSource) = (window, aggregate.timeSource)
      }
      guard
        let step = node.steps.last(where: {
          ["window", "aggregateWindow"].contains($0.origin.functionName)
        }), let call = place(step)
      else { return nil }
      return WindowStep(
        node: node, call: call, bounds: bounds, range: range(above: node), timeSource: timeSource)
    }
  }

  /// The bounds of the nearest range at or above a node.
  func range(above node: PhysicalNode) -> Range<Int64>? {
    var current: PhysicalNode? = node
    while let here = current {
      if let bounds = here.scan?.bounds { return bounds }
      if case .range(let range) = here.operation {
        return range.start..<max(range.start, range.stop)
      }
      current = here.inputs.first
    }
    return nil
  }
}

let nanosecondsPerDay: Int64 = 86_400_000_000_000

/// `2025-10-26`
func dayText(_ time: Int64, _ zone: String = "UTC") -> String {
  guard let civil = try? civilTime(time, location: Location(zone: zone)) else { return "" }
  func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
  return "\(civil.year)-\(two(civil.month))-\(two(civil.day))"
}

/// `01:00`
func clockText(_ time: Int64, _ zone: String) -> String {
  guard let clock = try? LocalClock(Location(zone: zone)).clock(at: time) else { return "" }
  let minutes = floorModulo(clock, nanosecondsPerDay) / 60_000_000_000
  func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
  return "\(two(minutes / 60)):\(two(minutes % 60))"
}
