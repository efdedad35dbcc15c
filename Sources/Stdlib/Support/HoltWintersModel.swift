#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Holt's and Winters' damped forecast: level, trend and seasons, fitted by least squares.
/// Source: Hyndman and Athanasopoulos, Forecasting: principles and practice, 7.3.
struct HoltWintersModel {
  /// Evenly spaced, nil for a gap; the first is there. `[values]`
  let values: [Double?]
  /// How many values to forecast.
  let horizon: Int
  /// Values of one season; below 2 there are none.
  let season: Int
  let includesFit: Bool

  /// alpha, beta, gamma, phi, level, trend, then the seasons.
  private static let guesses = [0.3, 0.7]
  private static let firstSeason = 6
  private var isSeasonal: Bool { season >= 2 }

  /// The forecast, after the fit where that is wanted, and the sum of squared errors of the fit;
  /// nothing where there are too few values. Errors: what `checkCancellation` throws.
  /// Complexity: 16 fits of some hundred passes over the values each.
  func forecast(_ checkCancellation: () throws -> Void) throws -> (values: [Double], error: Double)
  {
    guard values.count >= 2, !isSeasonal || values.count >= season, horizon > 0 else {
      return ([], 0)
    }
    var start = firstParameters()
    var best: (point: [Double], value: Double)?
    try withoutActuallyEscaping(checkCancellation) { check in
      for alpha in Self.guesses {
        for beta in Self.guesses {
          for gamma in Self.guesses {
            for phi in Self.guesses {
              start.replaceSubrange(0..<4, with: [alpha, beta, gamma, phi])
              var search = NelderMead { parameters in
                try check()
                return squaredError(parameters)
              }
              let found = try search.minimum(from: start)
              if best.map({ found.value < $0.value }) ?? true { best = found }
            }
          }
        }
      }
    }
    guard let best else { return ([], 0) }
    return (run(best.point, isFit: false), best.value)
  }

  private func firstParameters() -> [Double] {
    let first = values[0] ?? 0
    guard isSeasonal else {
      let trend = values[1].map { 0.5 * ($0 - first) } ?? 0
      return [0, 0, 0, 0, 0.5 * first, trend]
    }
    var level = 0.0
    var trend = 0.0
    let m = Double(season)
    for index in 0..<season {
      guard let value = values[index] else { continue }
      level += (1 / m) * value
      if season + index < values.count, let next = values[season + index] {
        trend += 1 / (m * m) * (next - value)
      }
    }
    return [0, 0, 0, 0, level, trend]
      + (0..<season).map { index in values[index].map { $0 / level } ?? 1 }
  }

  private func squaredError(_ parameters: [Double]) -> Double {
    zip(run(parameters, isFit: true), values).reduce(0) { sum, pair in
      guard let value = pair.1 else { return sum }
      return sum + (pair.0 - value) * (pair.0 - value)
    }
  }

  /// The values that the model gives for the parameters: those of the data, of the future, or both.
  private func run(_ given: [Double], isFit: Bool) -> [Double] {
    var parameters = given
    for index in 0..<4 { parameters[index] = min(max(parameters[index], 0), 1) }
    let (alpha, beta, gamma, phi) = (parameters[0], parameters[1], parameters[2], parameters[3])
    var (value, level, trend) = (values[0] ?? 0, parameters[4], parameters[5])
    var damping = phi
    let keepsFit = isFit || includesFit
    let steps = values.count + (isFit ? 0 : horizon)
    var results: [Double] = keepsFit ? [value] : []
    results.reserveCapacity(steps)
    var offset = season - 1
    for t in 1..<steps {
      var (last, next) = (1.0, 1.0)
      if isSeasonal {
        last = parameters[Self.firstSeason + (t - season + offset) % season]
        next = parameters[Self.firstSeason + (t - season + t % season + offset) % season]
      }
      let expected = level + phi * trend
      let newLevel = alpha * (value / last) + (1 - alpha) * expected
      let newTrend = beta * (newLevel - level) + (1 - beta) * phi * trend
      let newSeason = gamma * (value / expected) + (1 - gamma) * last
      value = (newLevel + damping * newTrend) * next
      (level, trend) = (newLevel, newTrend)
      damping += pow(phi, Double(t))
      if isSeasonal {
        parameters[Self.firstSeason + (t + offset) % season] = newSeason
        offset += 1
      }
      if keepsFit && t < values.count || t >= values.count { results.append(value) }
    }
    return results
  }
}
