#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A part of the sphere.
protocol SphereRegion {
  func contains(_ point: SpherePoint) -> Bool
  /// Whether any point of the cell lies in the region.
  func meets(_ cell: SphereCell) -> Bool
}

extension SphereRegion {
  /// The cells of one level that meet the region, in curve order; nil for more than `countMax`.
  /// Errors: what `checkCancellation` throws.
  /// Complexity: O(cells of all levels above that meet it).
  func cells(
    atLevel level: Int, countMax: Int, _ checkCancellation: () throws -> Void
  ) throws -> [SphereCell]? {
    var cells = SphereCell.faces.filter(meets)
    for _ in 0..<level {
      var quarters: [SphereCell] = []
      for (index, cell) in cells.enumerated() {
        if index & 1_023 == 0 { try checkCancellation() }
        quarters += cell.children.filter(meets)
        if quarters.count > countMax { return nil }
      }
      cells = quarters
    }
    return cells
  }
}

/// The points within an angle of a centre.
struct SphereCircle: SphereRegion {
  let center: SpherePoint
  /// Radians.
  let radius: Double

  func contains(_ point: SpherePoint) -> Bool {
    radius >= 0 && (center - point).squaredLength <= squaredChord
  }

  /// The square of the distance from the centre to the rim, through the sphere.
  private var squaredChord: Double {
    let chord = 2 * sin(0.5 * min(.pi, radius))
    return chord * chord
  }

  func meets(_ cell: SphereCell) -> Bool {
    let corners = cell.corners
    if corners.contains(where: contains) { return true }
    // A hemisphere or more that holds no corner leaves the whole cell, which is convex, outside.
    if radius < 0 || radius >= .pi / 2 { return false }
    if cell.contains(center) { return true }
    return (0..<4).contains { index in
      center.angle(toArc: corners[index], corners[(index + 1) % 4]) <= radius
    }
  }
}

/// The points between two parallels and two meridians, borders included.
struct SphereBox: SphereRegion {
  /// Radians.
  let south: Double
  let north: Double
  let west: Double
  let east: Double

  /// latitudes, longitudes: the lower and the higher one, in degrees.
  init(latitudes: [Double], longitudes: [Double]) {
    south = latitudes[0] * (.pi / 180)
    north = latitudes[1] * (.pi / 180)
    west = longitudes[0] * (.pi / 180)
    east = longitudes[1] * (.pi / 180)
  }

  /// Counter-clockwise from the south-west.
  var corners: [SpherePoint] {
    [(south, west), (south, east), (north, east), (north, west)].map {
      SpherePoint(radians: $0.0, $0.1)
    }
  }

  private func holds(longitude: Double) -> Bool { longitude >= west && longitude <= east }

  func contains(_ point: SpherePoint) -> Bool {
    (south...north).contains(point.latitude) && holds(longitude: point.longitude)
  }

  func meets(_ cell: SphereCell) -> Bool {
    if contains(cell.center) { return true }
    let middle = SpherePoint(radians: (south + north) / 2, (west + east) / 2)
    if cell.contains(middle) { return true }
    let cellCorners = cell.corners
    if cellCorners.contains(where: contains) || corners.contains(where: cell.contains) {
      return true
    }
    // Otherwise they meet only where an arc of the cell crosses a side of the box.
    return (0..<4).contains { index in
      let (a, b) = (cellCorners[index], cellCorners[(index + 1) % 4])
      return crossesMeridian(a, b, west) || crossesMeridian(a, b, east)
        || crossesParallel(a, b, south) || crossesParallel(a, b, north)
    }
  }

  private func crossesMeridian(_ a: SpherePoint, _ b: SpherePoint, _ longitude: Double) -> Bool {
    arcsCross(
      a, b, SpherePoint(radians: south, longitude), SpherePoint(radians: north, longitude))
  }

  /// Whether the arc crosses a parallel between the box's meridians.
  private func crossesParallel(_ a: SpherePoint, _ b: SpherePoint, _ latitude: Double) -> Bool {
    // The plane of the arc, its normal z turned upwards.
    var normal = a.cross(b).normalized
    if normal.z < 0 { normal = normal * -1 }
    let y = SpherePoint(-normal.y, normal.x, 0)
    guard y.length > 0 else { return false }
    let yAxis = y.normalized
    let xAxis = yAxis.cross(normal)
    let sine = sin(latitude)
    // The highest latitude of the great circle is too low: no crossing.
    if abs(sine) >= xAxis.z { return false }
    let cosine = sine / xAxis.z
    let height = (1 - cosine * cosine).squareRoot()
    let theta = acos(max(-1, min(1, cosine)))
    let start = atan2(a.dot(yAxis), a.dot(xAxis))
    let end = atan2(b.dot(yAxis), b.dot(xAxis))
    return [(theta, height), (-theta, -height)].contains { angle, side in
      isBetween(angle, start, end)
        && holds(longitude: (xAxis * cosine + yAxis * side).longitude)
    }
  }

  /// Whether an angle lies on the shorter way between two others.
  private func isBetween(_ angle: Double, _ a: Double, _ b: Double) -> Bool {
    let (low, high) = (min(a, b), max(a, b))
    return high - low <= .pi ? angle >= low && angle <= high : angle >= high || angle <= low
  }

  /// The angle to the nearest point of the box, in radians; 0 within.
  func distance(to point: SpherePoint) -> Double {
    let (latitude, longitude) = (point.latitude, point.longitude)
    if holds(longitude: longitude) { return max(0, latitude - north, south - latitude) }
    // The nearer of the two meridians; the nearest point of one lies on it or at an end.
    func gap(_ meridian: Double) -> Double {
      let difference = abs(longitude - meridian)
      return min(difference, 2 * .pi - difference)
    }
    let meridian = gap(west) <= gap(east) ? west : east
    return point.angle(
      toArc: SpherePoint(radians: south, meridian), SpherePoint(radians: north, meridian))
  }
}

/// The points on the left of a closed line of arcs.
struct SpherePolygon: SphereRegion {
  /// Counter-clockwise.
  let points: [SpherePoint]
  private let holdsOrigin: Bool

  /// A point that no sensible polygon goes through.
  private static let origin = SpherePoint(
    -0.0099994664350250197, 0.0025924542609324121, 0.99994664350250195)

  /// points: in either direction; the smaller side is the inside.
  init(_ given: [SpherePoint]) {
    var points = given
    var area = 0.0
    for index in 1..<max(1, given.count - 1) {
      area += signedArea(given[0], given[index], given[index + 1])
    }
    if area < 0 { points.reverse() }
    self.points = points
    // Whether the origin is inside follows from a point that is: just left of the first corner.
    var inside = false
    if points.count >= 3 {
      let (before, corner, after) = (points[points.count - 1], points[0], points[1])
      let convex = turn(before, corner, after) >= 0
      let towards = ((before - corner).normalized + (after - corner).normalized)
      let left = corner.cross(after - before).normalized
      let step = towards.length > 1e-9 ? towards.normalized * (convex ? 1 : -1) : left
      let probe = (corner + step * 1e-7).normalized
      inside = !SpherePolygon.crossesOddly(points, from: SpherePolygon.origin, to: probe)
    }
    holdsOrigin = inside
  }

  private static func crossesOddly(
    _ points: [SpherePoint], from a: SpherePoint, to b: SpherePoint
  ) -> Bool {
    points.indices.reduce(into: false) { odd, index in
      if arcsCross(a, b, points[index], points[(index + 1) % points.count]) { odd.toggle() }
    }
  }

  func contains(_ point: SpherePoint) -> Bool {
    SpherePolygon.crossesOddly(points, from: SpherePolygon.origin, to: point) != holdsOrigin
  }

  private var sides: [(SpherePoint, SpherePoint)] {
    points.indices.map { (points[$0], points[($0 + 1) % points.count]) }
  }

  func meets(_ cell: SphereCell) -> Bool {
    if contains(cell.center) || points.contains(where: cell.contains) { return true }
    let corners = cell.corners
    return sides.contains { a, b in
      (0..<4).contains { arcsCross(a, b, corners[$0], corners[($0 + 1) % 4]) }
    }
  }

  /// The angle to the nearest point of a line, in radians; 0 where they meet.
  func distance(to line: [SpherePoint]) -> Double {
    if line.contains(where: contains) { return 0 }
    return arcs(line).flatMap { arc in
      sides.map { angle(betweenArcs: arc.0, arc.1, $0.0, $0.1) }
    }.min() ?? .nan
  }
}

/// The area of a triangle in steradians, negative when it is clockwise.
/// Source: Eriksson, On the measure of solid angles (1990).
private func signedArea(_ a: SpherePoint, _ b: SpherePoint, _ c: SpherePoint) -> Double {
  2 * atan2(a.cross(b).dot(c), 1 + a.dot(b) + b.dot(c) + c.dot(a))
}
