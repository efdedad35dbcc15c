/// How many cells of the columns outside the group key are null.
enum NullShare: String, CaseIterable, Sendable {
  case none, some, all
}
