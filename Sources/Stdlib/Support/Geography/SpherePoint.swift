#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A point of the unit sphere, or a vector.
struct SpherePoint {
  var x: Double
  var y: Double
  var z: Double

  init(_ x: Double, _ y: Double, _ z: Double) { (self.x, self.y, self.z) = (x, y, z) }

  /// Latitude and longitude in degrees.
  init(latitude: Double, longitude: Double) {
    self.init(radians: latitude * (.pi / 180), longitude * (.pi / 180))
  }

  /// Latitude and longitude in radians.
  init(radians latitude: Double, _ longitude: Double) {
    let c = cos(latitude)
    self.init(cos(longitude) * c, sin(longitude) * c, sin(latitude))
  }

  /// Radians.
  var latitude: Double { atan2(z, (x * x + y * y).squareRoot()) }
  var longitude: Double { atan2(y, x) }

  func dot(_ b: SpherePoint) -> Double { x * b.x + y * b.y + z * b.z }

  func cross(_ b: SpherePoint) -> SpherePoint {
    SpherePoint(y * b.z - z * b.y, z * b.x - x * b.z, x * b.y - y * b.x)
  }

  var squaredLength: Double { dot(self) }
  var length: Double { squaredLength.squareRoot() }

  var normalized: SpherePoint {
    let length = length
    return length == 0 ? self : SpherePoint(x / length, y / length, z / length)
  }

  static func + (a: SpherePoint, b: SpherePoint) -> SpherePoint {
    SpherePoint(a.x + b.x, a.y + b.y, a.z + b.z)
  }
  static func - (a: SpherePoint, b: SpherePoint) -> SpherePoint {
    SpherePoint(a.x - b.x, a.y - b.y, a.z - b.z)
  }
  static func * (a: SpherePoint, factor: Double) -> SpherePoint {
    SpherePoint(a.x * factor, a.y * factor, a.z * factor)
  }

  /// The angle between two points, in radians.
  func angle(to b: SpherePoint) -> Double { atan2(cross(b).length, dot(b)) }

  /// The angle between this point and the arc from a to b, in radians.
  func angle(toArc a: SpherePoint, _ b: SpherePoint) -> Double {
    let normal = (a + b).cross(b - a)
    if normal.squaredLength > 0 {
      // Within the lune of the arc the nearest point lies inside of it.
      let inside = normal.cross(a).dot(self) > 0 && normal.cross(b).dot(self) < 0
      if inside { return abs(asin(max(-1, min(1, normal.normalized.dot(self))))) }
    }
    return min(angle(to: a), angle(to: b))
  }
}

/// Which way one turns from a over b to c: 1 to the left, -1 to the right, 0 when on one arc.
func turn(_ a: SpherePoint, _ b: SpherePoint, _ c: SpherePoint) -> Int {
  let determinant = a.cross(b).dot(c)
  return determinant > 0 ? 1 : determinant < 0 ? -1 : 0
}

/// Whether the insides of two arcs meet.
func arcsCross(_ a: SpherePoint, _ b: SpherePoint, _ c: SpherePoint, _ d: SpherePoint) -> Bool {
  let first = turn(a, b, c)
  return first != 0 && turn(a, b, d) == -first && turn(c, d, b) == first && turn(c, d, a) == -first
}

/// The angle between two arcs, in radians; 0 when they meet.
func angle(
  betweenArcs a: SpherePoint, _ b: SpherePoint, _ c: SpherePoint, _ d: SpherePoint
) -> Double {
  if arcsCross(a, b, c, d) { return 0 }
  return min(
    min(a.angle(toArc: c, d), b.angle(toArc: c, d)), min(c.angle(toArc: a, b), d.angle(toArc: a, b))
  )
}
