import Columnar
import Planning
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Everything that the pipelines' one source holds.
func readAll(_ results: [QueryResult], _ context: QueryContext) throws -> [Batch] {
  var node = results.first?.node
  while let input = node?.inputs.first { node = input }
  guard case .source(let source) = node?.operation else { return [] }
  let reader = try source.open(ScanRequest(), context: context)
  var batches: [Batch] = []
  while let batch = try reader.next() { batches.append(batch) }
  return batches
}

/// The same chains of steps over another source.
func replacingSources(_ results: [QueryResult], with source: BatchSource) -> [QueryResult] {
  func replacing(_ node: LogicalNode) -> LogicalNode {
    if case .source = node.operation {
      return LogicalNode(.source(source), inputs: [], origin: node.origin)
    }
    return LogicalNode(
      node.operation, inputs: node.inputs.map(replacing), origin: node.origin)
  }
  return results.map { QueryResult(name: $0.name, node: replacing($0.node)) }
}

func exitWithFailure() -> Never { exit(1) }
