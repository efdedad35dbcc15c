/// Which testcases to run, and how.
public struct TestOptions: Sendable {
  /// Folders and `.flux` files.
  public var paths: [String] = []
  /// Bare names or `package.name`; when there are any, these run whatever their tags.
  public var names: [String] = []
  public var skippedNames: [String] = []
  /// A testcase with tags runs when all of them are here.
  public var tags: [String] = []
  public var skipsUntagged = false
  /// `testing.load` sends its data through a store.
  public var usesStore = false
  /// Testcases at a time.
  public var jobs = 1
  /// Called after each testcase, by one thread at a time, in no fixed order.
  public var report: (@Sendable (TestOutcome) -> Void)?

  public init() {}
}

/// What became of one testcase.
public struct TestOutcome: Sendable {
  public enum Status: String, Sendable { case passed, failed, skipped }

  /// From the module's root, else as it was given.
  public let path: String
  /// The package of the file without `_test`.
  public let package: String
  public let name: String
  /// Where the testcase begins, from 1.
  public let line: Int
  public var status: Status
  /// One line that says why it failed or was skipped; empty when it passed.
  public var reason = ""
  /// The whole story of a failure: messages with places, or the rows that differ.
  public var detail = ""
  /// The data went through a store; nil where that was not asked for.
  public var wentThroughStore: Bool?
  public var nanoseconds: Int64 = 0
}

/// What became of all testcases, in order of files and places.
public struct TestReport: Sendable {
  public let outcomes: [TestOutcome]
  public let nanoseconds: Int64

  public func count(_ status: TestOutcome.Status) -> Int {
    outcomes.count { $0.status == status }
  }
}
