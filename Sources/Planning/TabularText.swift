/// Where a function's text comes from.
package enum TextContent: Sendable {
  case text([UInt8])
  case file(path: String)
}

/// A text of rows and columns that says nothing about its types.
package struct TabularText: Sendable {
  package let content: TextContent
  /// For plans, such as `gridflux.csv(file: "demand.csv")`.
  package let description: String
  package let options: TableOptions

  package init(_ content: TextContent, description: String, options: TableOptions) {
    self.content = content
    self.description = description
    self.options = options
  }
}

/// Plain CSV as the standard library sees it: what tells types from the first rows lies beyond it.
package protocol TabularReader: Sendable {
  /// A source of one table without a key. Errors come when it is read.
  func source(_ text: TabularText) -> any ScanSource
}
