extension TypeGraph {
  /// Unifies two function types: what one side requires the other must take; what is optional on
  /// either side is unified where both name it.
  func unifyFunctions(_ expected: TypeID, _ found: TypeID, _ depth: Int) -> Bool {
    guard let left = shape(expected), let right = shape(found) else { return true }
    var wanted = left.parameters
    var given = right.parameters
    guard pairPipes(left.pipe, right.pipe, &wanted, &given) else { return false }
    var succeeded = true
    for parameter in given where !parameter.isOptional {
      guard !wanted.contains(where: { $0.name == parameter.name }) else { continue }
      let candidates = wanted.map(\.name).filter { name in !given.contains { $0.name == name } }
      mismatches.append(.unexpectedArgument(parameter.name, candidates: candidates))
      succeeded = false
    }
    for parameter in wanted {
      guard let other = given.first(where: { $0.name == parameter.name }) else {
        if !parameter.isOptional {
          mismatches.append(.missingArgument(parameter.name))
          succeeded = false
        }
        continue
      }
      let known = mismatches.count
      if !unify(parameter.type, other.type, depth) {
        for index in known..<mismatches.count {
          mismatches[index] = .argument(
            parameter.name == pipeLabel ? nil : parameter.name, mismatches[index])
        }
        succeeded = false
      }
    }
    let known = mismatches.count
    if !unify(left.result, right.result, depth) {
      for index in known..<mismatches.count {
        mismatches[index] = .result(
          expected: left.result, found: right.result, cause: mismatches[index])
      }
      succeeded = false
    }
    if succeeded, sameNames(left, right) { merge(find(expected), find(found)) }
    return succeeded
  }

  /// The name that stands for an unnamed pipe parameter; no identifier can be spelt so.
  private var pipeLabel: LabelID { labels.label("<-") }

  /// Turns pipe parameters into required ones of one name.
  private func pairPipes(
    _ left: FunctionShape.Pipe?, _ right: FunctionShape.Pipe?,
    _ wanted: inout [FunctionShape.Parameter], _ given: inout [FunctionShape.Parameter]
  ) -> Bool {
    switch (left, right) {
    case (nil, nil): return true
    case (let one?, let other?):
      if let first = one.name, let second = other.name, first != second {
        mismatches.append(.differentPipeArguments(expected: first, found: second))
        return false
      }
      let name = one.name ?? other.name ?? pipeLabel
      wanted.append(.init(name: name, type: one.type, isOptional: false))
      given.append(.init(name: name, type: other.type, isOptional: false))
    case (let one?, nil):
      guard let name = one.name else {
        mismatches.append(.missingPipeArgument)
        return false
      }
      wanted.append(.init(name: name, type: one.type, isOptional: false))
    case (nil, let other?):
      guard let name = other.name else {
        mismatches.append(.missingPipeArgument)
        return false
      }
      given.append(.init(name: name, type: other.type, isOptional: false))
    }
    return true
  }

  private func sameNames(_ left: FunctionShape, _ right: FunctionShape) -> Bool {
    guard left.parameters.count == right.parameters.count,
      (left.pipe == nil) == (right.pipe == nil), left.pipe?.name == right.pipe?.name
    else { return false }
    return left.parameters.allSatisfy { parameter in
      right.parameters.contains {
        $0.name == parameter.name && $0.isOptional == parameter.isOptional
      }
    }
  }
}
