import Diagnostics

/// What can go wrong while a query runs.
extension DiagnosticCode {
  /// A step asked for more memory than the query may use.
  package static let memoryExhausted = DiagnosticCode("X0002")
  /// A column that the step needs is not there.
  package static let columnMissing = DiagnosticCode("X0003")
  /// A column's type is none that the step can work on.
  package static let columnTypeUnsupported = DiagnosticCode("X0004")
  /// Two tables of one key hold a column under two types.
  package static let schemaCollision = DiagnosticCode("X0005")
  /// A key came twice where each table must have its own.
  package static let duplicateTable = DiagnosticCode("X0006")
  /// A window was asked for, but no range says from when to when.
  package static let windowBoundsMissing = DiagnosticCode("X0007")
  /// A window specification would make more windows than are allowed.
  package static let windowsTooMany = DiagnosticCode("X0008")
  /// A window specification makes no sense.
  package static let windowInvalid = DiagnosticCode("X0009")
  /// A column of the group key cannot be aggregated.
  package static let keyColumnAggregated = DiagnosticCode("X0010")
  /// Two columns of one table would have the same name.
  package static let columnNameRepeated = DiagnosticCode("X0011")
  /// The names given to pivot do not fit the table.
  package static let pivotInvalid = DiagnosticCode("X0012")
  /// A lambda's result cannot be a table column or an accumulator.
  package static let lambdaResultUnsupported = DiagnosticCode("X0013")
  /// Two tables were reduced to one key.
  package static let reducersCollide = DiagnosticCode("X0014")
  /// A range that holds no instant.
  package static let rangeInvalid = DiagnosticCode("X0015")
  /// An argument has a value that the step cannot work with.
  package static let argumentInvalid = DiagnosticCode("X0016")
}
