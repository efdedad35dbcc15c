import Diagnostics

// The codes of what inference reports.
extension DiagnosticCode {
  /// `expected X but found Y`
  package static let typeMismatch = DiagnosticCode("T0001")
  /// `T is not KIND`
  package static let kindMismatch = DiagnosticCode("T0002")
  /// `record is missing label x`
  package static let missingLabel = DiagnosticCode("T0003")
  /// `found unexpected label x`
  package static let unexpectedLabel = DiagnosticCode("T0004")
  /// `undefined identifier x`
  package static let undefinedIdentifier = DiagnosticCode("T0005")
  /// `missing required argument x`
  package static let missingArgument = DiagnosticCode("T0006")
  /// `found unexpected argument x`
  package static let unexpectedArgument = DiagnosticCode("T0007")
  /// `missing pipe argument`
  package static let missingPipeArgument = DiagnosticCode("T0008")
  /// `recursive types not supported`
  package static let recursiveType = DiagnosticCode("T0009")
  /// `invalid import path x`
  package static let invalidImportPath = DiagnosticCode("T0010")
  /// `variable "x" reassigned`
  package static let variableReassigned = DiagnosticCode("T0011")
  /// `option "x" reassigned`
  package static let optionReassigned = DiagnosticCode("T0012")
  /// `variable "x" conflicts with option of same name`
  package static let variableConflictsWithOption = DiagnosticCode("T0013")
  /// `option "b" depends on option "a", which is defined in the same package`
  package static let optionDependency = DiagnosticCode("T0014")
  /// A type expression names an unknown type or kind.
  package static let invalidTypeExpression = DiagnosticCode("T0015")
  /// A type with more parts, or deeper, than inference goes.
  package static let typeTooLarge = DiagnosticCode("T0016")
  /// Expressions nested deeper than inference goes.
  package static let expressionTooDeep = DiagnosticCode("T0017")
  /// The query was cancelled while its types were inferred.
  package static let inferenceCancelled = DiagnosticCode("T0018")
  /// A package has no option of that name.
  package static let notAnOption = DiagnosticCode("T0019")
  /// A difference of numbers that reads as a date.
  package static let differenceForDate = DiagnosticCode("T0020")
}
