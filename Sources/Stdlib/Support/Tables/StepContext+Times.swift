import Columnar
import Diagnostics
import Interpreter

/// One second, the unit of rates where none is given.
let oneSecond = CalendarDuration(nanoseconds: 1_000_000_000)

extension StepContext {
  /// The column of times. Errors: `X0102` when it is not there, `X0101` when it is of another type.
  func times(of batch: Batch, _ label: String) throws -> WordColumn {
    guard let index = batch.schema.index(of: label) else {
      throw failure("column \"\(label)\" does not exist", .stepColumn)
    }
    guard batch.schema.fields[index].type == .time,
      let column = try WordColumn(batch, index, budget: budget)
    else {
      let type = batch.schema.fields[index].type.name
      throw failure("column \"\(label)\" is not of type time, got \(type)")
    }
    return column
  }
}

extension Call {
  /// A duration to divide by, in ns; one second if left out. Errors: `E0101` for zero.
  func unitNanoseconds(_ name: String) throws -> Int64 {
    let length = try duration(name, default: oneSecond)
    let unit = wholeNanoseconds(length)
    if unit == 0 { throw invalidLength("\(name) must not be zero", name, length) }
    return unit
  }
}

/// Whole units between two times. They become floats before they are subtracted, as upstream: in
/// our days a float of ns since 1970 is a multiple of 256, so a few ns are lost or gained.
func elapsedUnits(from first: Int64, to second: Int64, _ unit: Int64) -> Int64 {
  convertToInt((Double(second) - Double(first)) / Double(unit))
}
