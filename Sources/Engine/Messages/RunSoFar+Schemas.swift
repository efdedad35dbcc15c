import Columnar
import Planning

extension RunSoFar {
  /// The schemas that came out of a node.
  func schemas(_ node: PhysicalNode) -> [Schema] {
    statistics[node.id]?.schemas ?? node.schemas ?? []
  }

  /// With the columns that a source left out because nobody asked for them.
  func allSchemas(_ node: PhysicalNode) -> [Schema] {
    guard case .source(let source) = node.operation, var scan = node.scan, scan.aggregate == nil
    else { return schemas(node) }
    scan.columns = nil
    return (try? source.schemas(scan)) ?? schemas(node)
  }

  /// The columns that came out of a node, ascending.
  func columnNames(_ node: PhysicalNode) -> [String] {
    Set(allSchemas(node).flatMap { $0.fields.map(\.label) }).sorted()
  }
}
