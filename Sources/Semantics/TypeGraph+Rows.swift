/// One property of a record, with the node that holds it.
struct RowProperty {
  let label: LabelID
  let value: TypeID
  let node: TypeID
}

// Records are rows: properties in order and a tail. A label may stand twice (`{r with x: e}` puts
// a new `x` before the old one); the first one counts.
extension TypeGraph {
  /// What stands at the end of a row: `emptyRecord`, a variable, or `error`.
  func rowTail(_ row: TypeID) -> TypeID {
    var walker = find(row)
    while case .property(_, _, let tail) = nodes[walker.index] { walker = find(tail) }
    return walker
  }

  /// All properties of a row in order, and its tail.
  func rowProperties(_ row: TypeID) -> (properties: [RowProperty], tail: TypeID) {
    var properties: [RowProperty] = []
    var walker = find(row)
    while case .property(let label, let value, let tail) = nodes[walker.index] {
      properties.append(RowProperty(label: label, value: value, node: walker))
      walker = find(tail)
    }
    return (properties, walker)
  }

  /// The type of the first property of that name.
  func firstProperty(_ label: LabelID, of row: TypeID) -> TypeID? {
    var walker = find(row)
    while case .property(let name, let value, let tail) = nodes[walker.index] {
      if name == label { return value }
      walker = find(tail)
    }
    return nil
  }

  /// The row of the given properties before a tail; each new node keeps its model's origin.
  func row(_ properties: [RowProperty], tail: TypeID) -> TypeID {
    var result = tail
    for property in properties.reversed() {
      result = copy(
        .property(label: property.label, value: property.value, tail: result),
        originOf: property.node, ground: isGround(property.value) && isGround(result))
    }
    return result
  }

  /// Unifies two records: properties pair off label by label, the k-th of a label with the k-th;
  /// what is left over moves into the other side's tail.
  func unifyRows(_ expected: TypeID, _ found: TypeID, _ depth: Int) -> Bool {
    var left = expected
    var right = found
    var succeeded = true
    // Most rows agree in order: walk both at once for as long as the labels are the same.
    while case .property(let leftLabel, let leftValue, let leftTail) = nodes[left.index],
      case .property(let rightLabel, let rightValue, let rightTail) = nodes[right.index],
      leftLabel == rightLabel
    {
      if !unify(leftValue, rightValue, depth) { succeeded = false }
      left = find(leftTail)
      right = find(rightTail)
      if left == right {
        if succeeded { merge(find(expected), find(found)) }
        return succeeded
      }
    }
    let (leftRest, leftTail) = rowProperties(left)
    let (rightRest, rightTail) = rowProperties(right)
    var pairs = pairOff(leftRest, rightRest)
    for (one, other) in pairs.matched where !unify(one.value, other.value, depth) {
      succeeded = false
    }
    let tails = (find(rowTail(leftTail)), find(rowTail(rightTail)))
    var dropped = false
    // A shadowed property is never seen at run time; where it would make the rows differ it is
    // left out. So `{accumulator with x: e}` is accepted as the result of a reduce function.
    if tails.0 == tails.1 || isClosed(tails.1) {
      dropped = dropShadowed(&pairs.leftOnly, of: expected) || dropped
    }
    if tails.0 == tails.1 || isClosed(tails.0) {
      dropped = dropShadowed(&pairs.rightOnly, of: found) || dropped
    }
    let sides = RowRemainders(
      expected: expected, found: found, expectedOnly: pairs.leftOnly, foundOnly: pairs.rightOnly,
      expectedTail: tails.0, foundTail: tails.1)
    if !unifyTails(sides, depth) { succeeded = false }
    if succeeded, !dropped { merge(find(expected), find(found)) }
    return succeeded
  }

  private func isClosed(_ tail: TypeID) -> Bool {
    if case .emptyRecord = nodes[tail.index] { return true }
    return false
  }

  private func pairOff(_ left: [RowProperty], _ right: [RowProperty]) -> (
    matched: [(RowProperty, RowProperty)], leftOnly: [RowProperty], rightOnly: [RowProperty]
  ) {
    guard !left.isEmpty, !right.isEmpty else { return ([], left, right) }
    // The positions of each label on the right, the next one to be used last.
    var positions: [LabelID: [Int]] = [:]
    for (index, property) in right.enumerated().reversed() {
      positions[property.label, default: []].append(index)
    }
    var matched: [(RowProperty, RowProperty)] = []
    var leftOnly: [RowProperty] = []
    var used = [Bool](repeating: false, count: right.count)
    for property in left {
      if let position = positions[property.label]?.popLast() {
        used[position] = true
        matched.append((property, right[position]))
      } else {
        leftOnly.append(property)
      }
    }
    return (matched, leftOnly, right.indices.filter { !used[$0] }.map { right[$0] })
  }

  /// Removes from `rest` what an earlier property of the same name hides in `row`.
  private func dropShadowed(_ rest: inout [RowProperty], of row: TypeID) -> Bool {
    guard !rest.isEmpty else { return false }
    var firstNodes: [LabelID: TypeID] = [:]
    for property in rowProperties(row).properties where firstNodes[property.label] == nil {
      firstNodes[property.label] = property.node
    }
    let before = rest.count
    rest.removeAll { property in firstNodes[property.label].map { $0 != property.node } ?? false }
    return rest.count != before
  }

  private func unifyTails(_ sides: RowRemainders, _ depth: Int) -> Bool {
    let (leftTail, rightTail) = (sides.expectedTail, sides.foundTail)
    if isError(leftTail) || isError(rightTail) { return true }
    if leftTail == rightTail {
      if sides.expectedOnly.isEmpty, sides.foundOnly.isEmpty { return true }
      if case .variable = nodes[leftTail.index] {
        // One variable behind different heads: only with one side's head empty can it be solved.
        if sides.expectedOnly.isEmpty || sides.foundOnly.isEmpty {
          let rest = sides.expectedOnly + sides.foundOnly
          return bind(leftTail, row(rest, tail: leftTail), depth, variableIsExpected: true)
        }
        mismatches.append(.recursive(sides.expected, sides.found))
        return false
      }
    }
    switch (nodes[leftTail.index], nodes[rightTail.index]) {
    case (.variable, .variable):
      if sides.foundOnly.isEmpty {
        return unify(row(sides.expectedOnly, tail: leftTail), rightTail, depth)
      }
      if sides.expectedOnly.isEmpty {
        return unify(leftTail, row(sides.foundOnly, tail: rightTail), depth)
      }
      let shared = variable()
      return unify(leftTail, row(sides.foundOnly, tail: shared), depth)
        && unify(row(sides.expectedOnly, tail: shared), rightTail, depth)
    case (.variable, .emptyRecord):
      let missing = reportMissing(sides)
      return unify(leftTail, row(sides.foundOnly, tail: rightTail), depth) && missing
    case (.emptyRecord, .variable):
      let unexpected = reportUnexpected(sides)
      return unify(row(sides.expectedOnly, tail: leftTail), rightTail, depth) && unexpected
    case (.emptyRecord, .emptyRecord):
      let missing = reportMissing(sides)
      return reportUnexpected(sides) && missing
    default:
      mismatches.append(.types(expected: sides.expected, found: sides.found))
      return false
    }
  }

  private func reportMissing(_ sides: RowRemainders) -> Bool {
    for property in sides.expectedOnly {
      mismatches.append(
        .missingLabel(property.label, row: property.node, record: sides.found))
    }
    return sides.expectedOnly.isEmpty
  }

  private func reportUnexpected(_ sides: RowRemainders) -> Bool {
    for property in sides.foundOnly {
      mismatches.append(
        .unexpectedLabel(property.label, row: property.node, record: sides.expected))
    }
    return sides.foundOnly.isEmpty
  }
}

/// Two records after their common properties are paired off.
private struct RowRemainders {
  let expected: TypeID
  let found: TypeID
  let expectedOnly: [RowProperty]
  let foundOnly: [RowProperty]
  let expectedTail: TypeID
  let foundTail: TypeID
}
