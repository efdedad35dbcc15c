/// A cell of the hierarchy that divides the sphere: six faces of a cube, each quartered up to 30
/// times, numbered along a Hilbert curve. Its number holds the face in 3 bits, the position in up to
/// 60, then a 1 and zeros.
///
/// Source: the S2 geometry library's documentation, "S2 cell hierarchy".
struct SphereCell: Hashable, Comparable {
  static let levelMax = 30

  let number: UInt64

  init(number: UInt64) { self.number = number }

  static func < (a: SphereCell, b: SphereCell) -> Bool { a.number < b.number }

  /// nil for a text that is not up to 16 hexadecimal digits of a cell's number, without its zeros.
  init?(token: String) {
    guard (1...16).contains(token.utf8.count),
      token.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x2B && $0 != 0x2D }),
      let digits = UInt64(token, radix: 16)
    else { return nil }
    let number = digits << UInt64(4 * (16 - token.utf8.count))
    let last = number.trailingZeroBitCount
    guard number != 0, number >> 61 < 6, last <= 60, last.isMultiple(of: 2) else { return nil }
    self.number = number
  }

  /// The smallest cell that a point lies in.
  init(_ point: SpherePoint) {
    let (face, u, v) = faceCoordinates(point)
    let size = 1 << SphereCell.levelMax
    func cellIndex(_ coordinate: Double) -> Int {
      max(0, min(size - 1, Int((Double(size) * faceFraction(coordinate)).rounded(.down))))
    }
    self.init(face: face, i: cellIndex(u), j: cellIndex(v))
  }

  /// The smallest cell at a position of a face. i, j: 0 ..< 2³⁰.
  private init(face: Int, i: Int, j: Int) {
    var number = UInt64(face)
    var orientation = face & 1
    for level in stride(from: SphereCell.levelMax - 1, through: 0, by: -1) {
      let quarter = (i >> level & 1) << 1 | (j >> level & 1)
      let position = curvePosition[orientation][quarter]
      number = number << 2 | UInt64(position)
      orientation ^= curveTurn[position]
    }
    self.number = number << 1 | 1
  }

  /// The six cells of level 0.
  static let faces: [SphereCell] = (0..<6).map {
    SphereCell(number: UInt64($0) << 61 | 1 << 60)
  }

  private var lowestBit: UInt64 { number & (0 &- number) }
  var face: Int { Int(number >> 61) }
  /// 0 for a face, 30 for the smallest cells.
  var level: Int { SphereCell.levelMax - number.trailingZeroBitCount / 2 }

  /// The cell of a level, at most its own, that holds it.
  func parent(level: Int) -> SphereCell {
    let bit = UInt64(1) << UInt64(2 * (SphereCell.levelMax - level))
    return SphereCell(number: number & (0 &- bit) | bit)
  }

  /// The four quarters in curve order; none for the smallest cells.
  var children: [SphereCell] {
    let quarter = lowestBit >> 2
    if quarter == 0 { return [] }
    let first = number &- lowestBit &+ quarter
    return (0..<4).map { SphereCell(number: first &+ UInt64($0) &* (quarter << 1)) }
  }

  var token: String {
    let zeros = number.trailingZeroBitCount / 4
    let digits = String(number >> UInt64(4 * zeros), radix: 16)
    return String(repeating: "0", count: 16 - zeros - digits.utf8.count) + digits
  }

  /// Bounds on the face: `u` and `v` each from low to high.
  var bounds: (u: ClosedRange<Double>, v: ClosedRange<Double>) {
    let (i, j) = corner
    let size = 1 << (SphereCell.levelMax - level)
    func range(_ index: Int) -> ClosedRange<Double> {
      faceCoordinate(index)...faceCoordinate(index + size)
    }
    return (range(i), range(j))
  }

  /// The position of its lowest corner on the face.
  private var corner: (i: Int, j: Int) {
    var (i, j) = (0, 0)
    var orientation = face & 1
    for step in 0..<level {
      let position = Int(number >> UInt64(59 - 2 * step) & 3)
      let quarter = curveQuarter[orientation][position]
      i = i << 1 | quarter >> 1
      j = j << 1 | quarter & 1
      orientation ^= curveTurn[position]
    }
    let shift = SphereCell.levelMax - level
    return (i << shift, j << shift)
  }

  /// The middle, in the hierarchy's own measure.
  var center: SpherePoint {
    let (i, j) = corner
    let half = 1 << (SphereCell.levelMax - level)
    func middle(_ index: Int) -> Double {
      faceCoordinate(fraction: Double(2 * index + half) / Double(1 << (SphereCell.levelMax + 1)))
    }
    return spherePoint(face: face, middle(i), middle(j)).normalized
  }

  /// The four corners, counter-clockwise.
  var corners: [SpherePoint] {
    let (u, v) = bounds
    return [
      (u.lowerBound, v.lowerBound), (u.upperBound, v.lowerBound), (u.upperBound, v.upperBound),
      (u.lowerBound, v.upperBound),
    ].map { spherePoint(face: face, $0.0, $0.1).normalized }
  }

  /// Whether a point lies in the cell, its border included.
  func contains(_ point: SpherePoint) -> Bool {
    guard let (pu, pv) = coordinates(of: point, onFace: face) else { return false }
    let (u, v) = bounds
    let slack = 0x1p-52
    return pu >= u.lowerBound - slack && pu <= u.upperBound + slack && pv >= v.lowerBound - slack
      && pv <= v.upperBound + slack
  }
}

// The Hilbert curve: bit 0 of an orientation swaps the axes, bit 1 turns both of them around.

/// The quarter (i in bit 1, j in bit 0) at a position of the curve, by orientation.
private let curveQuarter = [[0, 1, 3, 2], [0, 2, 3, 1], [3, 2, 0, 1], [3, 1, 0, 2]]
/// How the orientation changes in the quarter at a position.
private let curveTurn = [1, 0, 0, 3]
/// The position of a quarter, by orientation.
private let curvePosition: [[Int]] = curveQuarter.map { quarters in
  (0..<4).map { quarter in quarters.firstIndex(of: quarter) ?? 0 }
}

/// The coordinate on a face, -1 to 1, of a fraction of its side: quadratic, so that cells of one
/// level are of about one size.
private func faceCoordinate(fraction: Double) -> Double {
  fraction >= 0.5
    ? (1 / 3.0) * (4 * fraction * fraction - 1)
    : (1 / 3.0) * (1 - 4 * (1 - fraction) * (1 - fraction))
}

private func faceCoordinate(_ index: Int) -> Double {
  faceCoordinate(fraction: Double(index) / Double(1 << SphereCell.levelMax))
}

/// The fraction of a side, 0 to 1, of a coordinate on a face.
private func faceFraction(_ coordinate: Double) -> Double {
  coordinate >= 0
    ? 0.5 * (1 + 3 * coordinate).squareRoot() : 1 - 0.5 * (1 - 3 * coordinate).squareRoot()
}

private func spherePoint(face: Int, _ u: Double, _ v: Double) -> SpherePoint {
  switch face {
  case 0: SpherePoint(1, u, v)
  case 1: SpherePoint(-u, 1, v)
  case 2: SpherePoint(-u, -v, 1)
  case 3: SpherePoint(-1, -v, -u)
  case 4: SpherePoint(v, -1, -u)
  default: SpherePoint(v, u, -1)
  }
}

/// nil when the point is on the other side of the sphere.
private func coordinates(of p: SpherePoint, onFace face: Int) -> (u: Double, v: Double)? {
  let axes = [p.x, p.y, p.z]
  guard face < 3 ? axes[face] > 0 : axes[face - 3] < 0 else { return nil }
  switch face {
  case 0: return (p.y / p.x, p.z / p.x)
  case 1: return (-p.x / p.y, p.z / p.y)
  case 2: return (-p.x / p.z, -p.y / p.z)
  case 3: return (p.z / p.x, p.y / p.x)
  case 4: return (p.z / p.y, -p.x / p.y)
  default: return (-p.y / p.z, -p.x / p.z)
  }
}

private func faceCoordinates(_ p: SpherePoint) -> (face: Int, u: Double, v: Double) {
  let (x, y, z) = (abs(p.x), abs(p.y), abs(p.z))
  let axis = x > y ? (x > z ? 0 : 2) : (y > z ? 1 : 2)
  let face = [p.x, p.y, p.z][axis] < 0 ? axis + 3 : axis
  let (u, v) = coordinates(of: p, onFace: face) ?? (0, 0)
  return (face, u, v)
}
