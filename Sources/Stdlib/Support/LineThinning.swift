#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct LinePoint {
  let x: Double
  let y: Double
}

/// Which points of a line are enough to show its shape.
/// Source: Ramer (1972), Douglas and Peucker (1973); for `shape` Prasad et al., A novel framework
/// for making dominant point detection methods non-parametric (2012).
enum LineThinning {
  /// Those that lie at least so far from the line through their neighbours that stay.
  case distance(Double)
  /// A share of all, 0 to 1: those that lie farthest.
  case share(Double)
  /// Those that lie farther than what rounding to whole numbers would explain.
  case shape

  /// Positions in order; nil where not even one point may stay. Complexity: O(points²) at worst.
  func kept(of points: [LinePoint]) -> [Int]? {
    if points.isEmpty { return [] }
    let last = points.count - 1
    switch self {
    case .distance(let epsilon): return split(points) { _, distance in distance >= epsilon }
    case .shape:
      return split(points) { range, distance in
        distance >= roundingDistance(points[range.lowerBound], points[range.upperBound])
      }
    case .share(let share):
      let count = Int((share * Double(points.count)).rounded(.down))
      if count < 1 { return nil }
      var weights = [Double](repeating: 0, count: points.count)
      _ = split(points) { range, distance in
        guard distance > 0 else { return false }
        weights[farthest(points, range).index] = distance
        return true
      }
      weights[0] = .infinity
      weights[last] = .infinity
      let least = weights.sorted(by: >)[count - 1]
      return points.indices.filter { weights[$0] >= least }
    }
  }

  /// Cuts the line at its farthest point for as long as the test says so; the ends of all parts.
  private func split(
    _ points: [LinePoint], _ isCut: (_ range: ClosedRange<Int>, _ distance: Double) -> Bool
  ) -> [Int] {
    let last = points.count - 1
    var kept: Set<Int> = [0, last]
    var ranges = [0...last]
    while let range = ranges.popLast() {
      guard range.count > 2 else { continue }
      let (index, distance) = farthest(points, range)
      guard index > range.lowerBound, index < range.upperBound, isCut(range, distance) else {
        continue
      }
      kept.insert(index)
      ranges.append(range.lowerBound...index)
      ranges.append(index...range.upperBound)
    }
    return kept.sorted()
  }

  /// The point farthest from the line through the ends, the first of equals.
  private func farthest(
    _ points: [LinePoint], _ range: ClosedRange<Int>
  ) -> (index: Int, distance: Double) {
    let (start, end) = (points[range.lowerBound], points[range.upperBound])
    let a = start.y - end.y
    let b = end.x - start.x
    let c = start.x * end.y - end.x * start.y
    let length = (a * a + b * b).squareRoot()
    var best = (index: range.lowerBound, distance: 0.0)
    for index in range {
      let distance = abs(a * points[index].x + b * points[index].y + c) / length
      if distance > best.distance { best = (index, distance) }
    }
    return best
  }

  private func roundingDistance(_ a: LinePoint, _ b: LinePoint) -> Double {
    let length = (pow(b.x - a.x, 2) + pow(b.y - a.y, 2)).squareRoot()
    let angle = b.x == a.x ? 0 : atan((b.y - a.y) / (b.x - a.x))
    let (s, c) = (sin(angle), cos(angle))
    let t = (abs(s) + abs(c)) / length
    let factor = (1 - t + t * t) / length
    return length * max(atan(abs(s + c) * factor), atan(abs(s - c) * factor))
  }
}
