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

/// Sums of the last n rises and falls. They run from row to row, and a move that is n rows old is
/// taken out again, as upstream does, so that what rounding left of it stays.
struct RecentMoves {
  private let n: Int
  /// The last n moves; that of row k has the place k modulo n.
  private var moves: [Double] = []
  private var place = 0
  private var previous: Double?
  private var up = 0.0
  private var down = 0.0

  init(n: Int) { self.n = n }

  /// Takes the value of a row; a missing one is the one before. Gives the momentum of the last n
  /// moves, from -100 to 100, NaN where nothing moved. The first row is a move by 0.
  mutating func add(_ number: Double?) -> Double {
    let value = number ?? previous
    let move = if let value, let previous { value - previous } else { 0.0 }
    previous = value
    if move > 0 { up += move } else if move < 0 { down -= move }
    let momentum = 100 * (up - down) / (up + down)
    if moves.count < n { moves.append(move) } else { moves[place] = move }
    place = place + 1 == n ? 0 : place + 1
    if moves.count == n {
      let oldest = moves[place]
      if oldest > 0 { up -= oldest } else { down += oldest }
    }
    return momentum
  }
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
