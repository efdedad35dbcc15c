import Diagnostics
import Interpreter

/// A shape on the sphere, as the functions of package `experimental/geo` take it.
enum Geometry {
  case point(SpherePoint)
  /// Degrees made radians.
  case box(SphereBox)
  /// The radius is an angle in radians.
  case circle(center: SpherePoint, radius: Double)
  /// Counter-clockwise.
  case polygon(SpherePolygon)
  case line([SpherePoint])
}

extension Call {
  /// The radius of the Earth in the unit that `units` names. Errors: `E0101`.
  func earthRadius() throws -> Double {
    let kilometres = 6371.01
    switch try record("units")["distance"] {
    case .string("km"): return kilometres
    case .string("m"): return kilometres * 1000
    case .string("mile"): return kilometres / 1.609344
    case .string(let unit):
      throw invalid(
        "invalid units parameter: unsupported distance unit '\(unit)'", fix: "m, km or mile")
    default: throw invalid("invalid units parameter: missing field: distance")
    }
  }

  /// The shape that a record tells: `{lat, lon}`, `{minLat, minLon, maxLat, maxLon}`, `{lat, lon,
  /// radius}`, `{points}` or `{linestring}`. Errors: `E0101`.
  func geometry(_ name: String) throws -> Geometry {
    let shape = try record(name)
    let labels = Set(shape.fields.map(\.label))
    switch labels {
    case ["lat", "lon"]: return .point(try spherePoint(shape, "point"))
    case ["lat", "lon", "radius"]:
      let radius = try coordinate(shape, "radius", "circle") / earthRadius()
      return .circle(center: try spherePoint(shape, "circle"), radius: radius)
    case ["minLat", "minLon", "maxLat", "maxLon"]:
      let latitudes = try ["minLat", "maxLat"].map { try coordinate(shape, $0, "box") }.sorted()
      let longitudes = try ["minLon", "maxLon"].map { try coordinate(shape, $0, "box") }.sorted()
      return .box(SphereBox(latitudes: latitudes, longitudes: longitudes))
    case ["points"]:
      guard case .array(let points)? = shape["points"], points.count >= 3 else {
        throw invalid("polygon must have at least 3 points")
      }
      return .polygon(
        SpherePolygon(
          try points.map { point in
            guard case .record(let record) = point else {
              throw invalid("invalid polygon point specification - must have lat, lon fields")
            }
            return try spherePoint(record, "polygon point")
          }))
    case ["linestring"]:
      guard case .string(let text)? = shape["linestring"] else { throw invalid("empty linestring") }
      return .line(try text.split(separator: ",", omittingEmptySubsequences: false).map(linePoint))
    default: throw invalid("unsupported geometry specified for '\(name)'")
    }
  }

  /// A shape that has an inside. Errors: `E0101`.
  func region(_ name: String) throws -> any SphereRegion {
    switch try geometry(name) {
    case .box(let box): return box
    case .circle(let center, let radius): return SphereCircle(center: center, radius: radius)
    case .polygon(let polygon): return polygon
    case .point: throw invalid("unsupported region type: point")
    case .line: throw invalid("unsupported region type: linestring")
    }
  }

  private func coordinate(_ record: RecordValue, _ label: String, _ shape: String) throws -> Double
  {
    guard case .float(let number)? = record[label]?.unwrapped else {
      throw invalid("invalid \(shape) specification - \(label) must be a float and not null")
    }
    return number
  }

  private func spherePoint(_ record: RecordValue, _ shape: String) throws -> SpherePoint {
    SpherePoint(
      latitude: try coordinate(record, "lat", shape),
      longitude: try coordinate(record, "lon", shape))
  }

  /// `lon lat`.
  private func linePoint(_ text: Substring) throws -> SpherePoint {
    let numbers = text.split(whereSeparator: \.isWhitespace)
    if numbers.isEmpty { throw invalid("invalid linestring - empty part") }
    guard numbers.count >= 2, let longitude = Double(numbers[0]), let latitude = Double(numbers[1])
    else {
      throw invalid("invalid linestring - \(text)", fix: "pairs such as 39.75 14.01, 39.7 14.0")
    }
    return SpherePoint(latitude: latitude, longitude: longitude)
  }
}

/// The distance of two shapes in radians; 0 when they meet. nil where the second has an inside.
func distance(_ a: Geometry, _ b: Geometry) -> Double? {
  switch b {
  case .point(let point):
    switch a {
    case .point(let other): return other.angle(to: point)
    case .box(let box): return box.distance(to: point)
    case .circle(let center, let radius): return max(0, center.angle(to: point) - radius)
    case .polygon(let polygon): return polygon.distance(to: [point])
    case .line(let points): return arcs(points).map { point.angle(toArc: $0, $1) }.min() ?? .nan
    }
  case .line(let points):
    func distanceToLine(_ point: SpherePoint) -> Double {
      arcs(points).map { point.angle(toArc: $0, $1) }.min() ?? .nan
    }
    switch a {
    case .point(let point): return distanceToLine(point)
    case .box(let box): return SpherePolygon(box.corners).distance(to: points)
    case .circle(let center, let radius): return max(0, distanceToLine(center) - radius)
    case .polygon(let polygon): return polygon.distance(to: points)
    case .line(let others):
      return arcs(others).flatMap { arc in
        arcs(points).map { angle(betweenArcs: arc.0, arc.1, $0.0, $0.1) }
      }.min() ?? .nan
    }
  default: return nil
  }
}

/// The arcs of a line; a single point is an arc of its own.
func arcs(_ points: [SpherePoint]) -> [(SpherePoint, SpherePoint)] {
  points.count == 1 ? [(points[0], points[0])] : Array(zip(points, points.dropFirst()))
}
