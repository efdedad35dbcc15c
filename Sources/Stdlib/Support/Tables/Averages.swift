import Columnar
import Diagnostics

/// An average that starts as the plain mean of the first n values and then forgets exponentially.
/// A missing value leaves it as it is.
struct ExponentialAverage {
  private let n: Int
  private let weight: Double
  private var rowCount = 0
  private var sum = 0.0
  private var presentCount = 0.0
  private(set) var value: Double?

  init(n: Int, weight: Double) {
    self.n = n
    self.weight = weight
  }

  /// n rows have come.
  var isFull: Bool { rowCount >= n }

  mutating func add(_ number: Double?) {
    if rowCount < n {
      if let number {
        sum += number
        presentCount += 1
        value = sum / presentCount
      }
    } else if let number {
      value = value.map { number * weight + $0 * (1 - weight) } ?? number
    }
    rowCount += 1
  }
}

/// Sums of the last n rises and falls.
struct RecentMoves {
  private let n: Int
  private var moves: [Double] = []
  private var previous: Double?

  init(n: Int) { self.n = n }

  mutating func add(_ number: Double?) {
    guard let value = number ?? previous else { return }
    if let previous {
      moves.append(value - previous)
      if moves.count > n { moves.removeFirst() }
    }
    previous = value
  }

  var up: Double { moves.reduce(0) { $0 + max($1, 0) } }
  var down: Double { moves.reduce(0) { $0 + max(-$1, 0) } }
}

extension StepContext {
  /// A column of numbers. Errors: `X0102` when it is not there, `X0101` when it is of another type.
  func numbers(of batch: Batch, _ label: String, _ function: String) throws -> WordColumn {
    guard let index = batch.schema.index(of: label) else {
      throw failure("column \"\(label)\" does not exist", .stepColumn)
    }
    let type = batch.schema.fields[index].type
    guard type.isNumeric, let column = try WordColumn(batch, index, budget: budget) else {
      throw failure("\(function) does not support column \"\(label)\" of type \(type.name)")
    }
    return column
  }
}
