/// One thing that keeps two types from being the same.
indirect enum Mismatch {
  case types(expected: TypeID, found: TypeID)
  case kinds(TypeID, KindSet)
  /// The label that `row` (a property node of the expected record) asks for is not in `record`.
  case missingLabel(LabelID, row: TypeID, record: TypeID)
  /// `row` (a property node of the found record) has a label that `record` does not allow.
  case unexpectedLabel(LabelID, row: TypeID, record: TypeID)
  case recursive(TypeID, TypeID)
  case missingArgument(LabelID)
  case unexpectedArgument(LabelID, candidates: [LabelID])
  case missingPipeArgument
  case differentPipeArguments(expected: LabelID, found: LabelID)
  case argument(LabelID?, Mismatch)
  case result(expected: TypeID, found: TypeID, cause: Mismatch)
}
