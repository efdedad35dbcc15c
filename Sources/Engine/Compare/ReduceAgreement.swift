import Columnar
import Planning

/// Where a recognised reduce and its built-in give different answers.
func parting(_ recognised: RecognisedReduce) -> String {
  let column = recognised.column
  switch recognised.function {
  case .mean:
    return "on a null \(column) reduce stops with an error, mean leaves the row out."
  case .sum:
    return "on a null \(column) reduce stops with an error, sum leaves the row out; "
      + "an empty table sums to the identity in reduce, to null in sum."
  case .count:
    return "nowhere but in the name of the column."
  default:
    return
      "\(recognised.function.name) keeps the whole row, leaves nulls out, and gives no row for "
      + "an empty table, where reduce gives its identity."
  }
}

/// The largest relative gap between the two columns, table by table under equal keys; nil when
/// the answers differ by more than the last bits.
func largestGap(
  _ left: CollectedResult, _ leftColumn: String, _ right: CollectedResult, _ rightColumn: String
) -> Double? {
  guard left.tables.count == right.tables.count else { return nil }
  var partners: [[String: Scalar]: CollectedTable] = [:]
  for table in right.tables { partners[table.key] = table }
  var worst = 0.0
  for table in left.tables {
    guard let partner = partners[table.key], table.rowCount == 1, partner.rowCount == 1 else {
      return nil
    }
    let x = left.row([leftColumn], table, 0)[0]
    let y = right.row([rightColumn], partner, 0)[0]
    if identical(x, y) { continue }
    guard let u = number(x), let v = number(y), relativeGap(u, v) <= closeGapMax else {
      return nil
    }
    worst = max(worst, relativeGap(u, v))
  }
  return worst
}

private func number(_ value: Scalar) -> Double? {
  switch value {
  case .float(let value): value.isFinite ? value : nil
  case .int(let value): Double(value)
  case .uint(let value): Double(value)
  default: nil
  }
}

/// All steps of some pipelines, each once.
func logicalNodes(_ roots: [LogicalNode]) -> [LogicalNode] {
  var seen: Set<ObjectIdentifier> = []
  var found: [LogicalNode] = []
  var stack = roots
  while let node = stack.popLast() {
    guard seen.insert(ObjectIdentifier(node)).inserted else { continue }
    found.append(node)
    stack += node.inputs
  }
  return found
}
