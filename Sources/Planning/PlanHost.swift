import Columnar
import Diagnostics

/// One named result of a script: the stream behind a `yield`, or `_result`.
package struct QueryResult: Sendable {
  package let name: String
  package let node: LogicalNode
  package init(name: String, node: LogicalNode) {
    self.name = name
    self.node = node
  }
}
