/// Minimises a function of several numbers without derivatives.
///
/// Dimension-dependent coefficients; stops when the best value has not fallen by more than
/// `improvementMin` within `iterationsMax` iterations.
/// Source: Nelder and Mead (1965); Gao and Han, Implementing the Nelder-Mead simplex algorithm with
/// adaptive parameters (2012).
struct NelderMead {
  let objective: ([Double]) throws -> Double
  private static let improvementMin = 1e-4
  private static let iterationsMax = 100
  private static let firstStep = 0.05

  /// Sorted by value, the best first. `[n + 1]`
  private var simplex: [(point: [Double], value: Double)] = []
  /// The mean of all points but the worst. `[n]`
  private var centroid: [Double] = []

  init(_ objective: @escaping ([Double]) throws -> Double) { self.objective = objective }

  /// The best point found from a start of at least one number, and its value.
  mutating func minimum(from start: [Double]) throws -> (point: [Double], value: Double) {
    let first = (point: start, value: try objective(start))
    simplex = try start.indices.map { axis in
      var point = start
      point[axis] += NelderMead.firstStep
      return (point, try objective(point))
    }
    simplex.append(first)
    sortSimplex()
    var best = simplex[0].value
    var idleCount = 0
    while true {
      try step()
      if best - simplex[0].value > NelderMead.improvementMin {
        best = simplex[0].value
        idleCount = 0
      } else {
        idleCount += 1
        if idleCount >= NelderMead.iterationsMax { return simplex[0] }
      }
    }
  }

  private mutating func step() throws {
    let n = Double(centroid.count)
    let worst = simplex.count - 1
    let reflected = try point(1)
    if reflected.value >= simplex[0].value, reflected.value < simplex[worst - 1].value {
      replaceWorst(reflected)
    } else if reflected.value < simplex[0].value {
      let expanded = try point(1 + 2 / n)
      replaceWorst(expanded.value < reflected.value ? expanded : reflected)
    } else if reflected.value < simplex[worst].value {
      let outside = try point(0.75 - 1 / (2 * n))
      if outside.value <= reflected.value { replaceWorst(outside) } else { try shrink() }
    } else {
      let inside = try point(-(0.75 - 1 / (2 * n)))
      if inside.value < simplex[worst].value { replaceWorst(inside) } else { try shrink() }
    }
  }

  /// The point on the line from the worst point through the centroid.
  private func point(_ scale: Double) throws -> (point: [Double], value: Double) {
    let worst = simplex[simplex.count - 1].point
    let point = zip(centroid, worst).map { ($0 - $1) * scale + $0 }
    return (point, try objective(point))
  }

  private mutating func replaceWorst(_ new: (point: [Double], value: Double)) {
    var position = simplex.count - 1
    simplex[position] = new
    while position > 0, !(simplex[position - 1].value < new.value) {
      simplex.swapAt(position, position - 1)
      position -= 1
    }
    let n = Double(centroid.count)
    let worst = simplex[simplex.count - 1].point
    for axis in centroid.indices {
      centroid[axis] += -1 / n * worst[axis]
      centroid[axis] += 1 / n * new.point[axis]
    }
  }

  private mutating func shrink() throws {
    let factor = 1 - 1 / Double(centroid.count)
    let best = simplex[0].point
    for index in 1..<simplex.count {
      let point = zip(simplex[index].point, best).map { ($0 - $1) * factor + $1 }
      simplex[index] = (point, try objective(point))
    }
    sortSimplex()
  }

  private mutating func sortSimplex() {
    simplex.sort { $0.value < $1.value }
    let n = simplex.count - 1
    centroid = simplex[0].point.indices.map { axis in
      simplex[..<n].reduce(0) { $0 + $1.point[axis] } / Double(n)
    }
  }
}
