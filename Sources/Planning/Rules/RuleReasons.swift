/// The reason for all that `--via` forbids.
let masked = "--via leaves it out"

/// Why nothing can be pushed through `node`, which is no source.
func notOnSource(_ node: PlanNode) -> String {
  let name = node.origin.functionName
  return switch node.operation {
  case .map, .reduce: "\(name)() before it makes rows that the source does not have"
  case .filter: "filter() before it is not carried out by the source"
  case .group: "the tables are those of \(name)(), not those of the source"
  default: "\(name)() stands between it and the source"
  }
}
