import Diagnostics

extension DiagnosticCode {
  /// An operator between types that it does not know at run time.
  package static let unsupportedOperation = DiagnosticCode("E0001")
  /// An integer was divided by zero.
  package static let divisionByZero = DiagnosticCode("E0002")
  /// A value that has no counterpart in the wanted type.
  package static let conversion = DiagnosticCode("E0003")
  /// A name that stands for nothing where it is used.
  package static let unboundName = DiagnosticCode("E0004")
  /// Arguments that do not fit the function.
  package static let arguments = DiagnosticCode("E0005")
  /// An element outside of its array.
  package static let indexOutOfRange = DiagnosticCode("E0006")
  /// A null inside of an interpolated string.
  package static let nullInterpolation = DiagnosticCode("E0007")
  /// Calls nested deeper than the interpreter allows.
  package static let callDepth = DiagnosticCode("E0008")
  /// Two results of one name.
  package static let resultName = DiagnosticCode("E0009")
  /// A call of something that is no function.
  package static let notCallable = DiagnosticCode("E0011")
  /// A property that a value does not have.
  package static let missingProperty = DiagnosticCode("E0012")
  /// One label twice in a record.
  package static let duplicateKey = DiagnosticCode("E0013")
  /// A row function whose result is not what its operator needs.
  package static let rowFunctionResult = DiagnosticCode("E0014")
  /// An option with a value that it cannot have.
  package static let optionValue = DiagnosticCode("E0015")
  /// An import of a package that does not exist.
  package static let unknownImport = DiagnosticCode("E0016")
  /// A tree that the parser could not read, or that no rule covers.
  package static let unreadable = DiagnosticCode("E0017")
}
