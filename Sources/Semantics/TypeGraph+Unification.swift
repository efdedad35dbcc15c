// Unification: makes two types the same or says what keeps them apart.
extension TypeGraph {
  /// Makes `found` and `expected` one type. On failure `mismatches` says why, the first reason
  /// first, and what could be unified has been.
  func unify(expected: TypeID, found: TypeID) -> Bool {
    mismatches.removeAll(keepingCapacity: true)
    return unify(expected, found, 0)
  }

  /// As `unify(expected:found:)`, at some depth of types; adds to `mismatches`.
  func unify(_ expected: TypeID, _ found: TypeID, _ depth: Int) -> Bool {
    let left = find(expected)
    let right = find(found)
    if left == right { return true }
    guard depth < Self.typeDepthMax else {
      exceed(.depth)
      return true
    }
    let deeper = depth + 1
    switch (nodes[left.index], nodes[right.index]) {
    case (.variable, _): return bind(left, right, deeper, variableIsExpected: true)
    case (_, .variable): return bind(right, left, deeper, variableIsExpected: false)
    case (.error, _), (_, .error): return true
    case (.dynamic, .dynamic): return true
    case (.dynamic, .property), (.dynamic, .emptyRecord): return unifyDynamic(right, deeper)
    case (.property, .dynamic), (.emptyRecord, .dynamic): return unifyDynamic(left, deeper)
    case (.basic(let one), .basic(let other)) where one == other: return true
    case (.array(let one), .array(let other)), (.stream(let one), .stream(let other)),
      (.vector(let one), .vector(let other)):
      guard unify(one, other, deeper) else { return false }
      merge(left, right)
      return true
    case (.dictionary(let key, let value), .dictionary(let otherKey, let otherValue)):
      let keysAgree = unify(key, otherKey, deeper)
      guard unify(value, otherValue, deeper), keysAgree else { return false }
      merge(left, right)
      return true
    case (.emptyRecord, .emptyRecord): return true
    case (.property, .property), (.property, .emptyRecord), (.emptyRecord, .property):
      return unifyRows(left, right, deeper)
    case (.function, .function): return unifyFunctions(left, right, deeper)
    default:
      mismatches.append(.types(expected: left, found: right))
      return false
    }
  }

  /// A dynamic value can be read as a record all of whose members are dynamic.
  private func unifyDynamic(_ record: TypeID, _ depth: Int) -> Bool {
    var succeeded = true
    for property in rowProperties(record).properties {
      if !unify(property.value, dynamic, depth) { succeeded = false }
    }
    return succeeded
  }

  /// Gives a variable its type.
  func bind(_ variable: TypeID, _ type: TypeID, _ depth: Int, variableIsExpected: Bool) -> Bool {
    guard case .variable(let level, let kinds) = nodes[variable.index] else { return true }
    if case .variable(let otherLevel, let otherKinds) = nodes[type.index] {
      let merged = TypeNode.variable(
        level: min(level, otherLevel), kinds: kinds.union(otherKinds))
      set(type, merged)
      set(variable, .link(type))
      return true
    }
    if occurs(variable, in: type, level: level) {
      if let solved = solveTail(variable, type) {
        return bind(variable, solved, depth, variableIsExpected: variableIsExpected)
      }
      mismatches.append(
        variableIsExpected ? .recursive(variable, type) : .recursive(type, variable))
      return false
    }
    set(variable, .link(type))
    return kinds.isEmpty || constrain(type, kinds)
  }

  /// `R = {x: A | R}` has a solution because the first of two equal labels counts: `R` is any
  /// record with that `x`. Upstream calls such types recursive.
  private func solveTail(_ variable: TypeID, _ type: TypeID) -> TypeID? {
    let (properties, tail) = rowProperties(type)
    guard !properties.isEmpty, tail == variable else { return nil }
    guard case .variable(let level, _) = nodes[variable.index] else { return nil }
    for property in properties where occurs(variable, in: property.value, level: level) {
      return nil
    }
    let fresh = self.variable()
    set(fresh, .variable(level: level, kinds: []))
    return row(properties, tail: fresh)
  }

  /// Whether a variable is part of a type; lowers the level of every other variable in it, since
  /// they now live as long as this one. Complexity: O(nodes of the type), shared parts once.
  private func occurs(_ variable: TypeID, in type: TypeID, level: Int32) -> Bool {
    let mark = newStamp()
    return occurs(variable, type, level, mark, 0)
  }

  private func occurs(
    _ variable: TypeID, _ type: TypeID, _ level: Int32, _ mark: Int32, _ depth: Int
  ) -> Bool {
    guard depth < Self.typeDepthMax else {
      exceed(.depth)
      return false
    }
    var walker = find(type)
    while true {
      if isGround(walker) || marks[walker.index] == mark { return false }
      marks[walker.index] = mark
      switch nodes[walker.index] {
      case .variable(let ownLevel, let kinds):
        if walker == variable { return true }
        if ownLevel > level, ownLevel != TypeNode.genericLevel {
          set(walker, .variable(level: level, kinds: kinds))
        }
        return false
      case .array(let element), .stream(let element), .vector(let element):
        return occurs(variable, element, level, mark, depth + 1)
      case .dictionary(let key, let value):
        return occurs(variable, key, level, mark, depth + 1)
          || occurs(variable, value, level, mark, depth + 1)
      case .property(_, let value, let tail):
        if occurs(variable, value, level, mark, depth + 1) { return true }
        walker = find(tail)
      case .function(let index):
        let shape = functions[Int(index)]
        if let pipe = shape.pipe, occurs(variable, pipe.type, level, mark, depth + 1) {
          return true
        }
        for parameter in shape.parameters
        where occurs(variable, parameter.type, level, mark, depth + 1) { return true }
        return occurs(variable, shape.result, level, mark, depth + 1)
      case .basic, .dynamic, .emptyRecord, .error, .link: return false
      }
    }
  }

  /// Demands kinds of a type: of its variables now and later, of everything else at once.
  @discardableResult
  func constrain(_ type: TypeID, _ kinds: KindSet) -> Bool {
    constrain(type, kinds, newStamp(), 0)
  }

  private func constrain(
    _ type: TypeID, _ kinds: KindSet, _ mark: Int32, _ depth: Int
  ) -> Bool {
    guard depth < Self.typeDepthMax else {
      exceed(.depth)
      return true
    }
    var walker = find(type)
    // A part that is shared need not be held against its kind twice.
    while marks[walker.index] != mark {
      marks[walker.index] = mark
      switch nodes[walker.index] {
      case .variable(let level, let own):
        if !own.isSuperset(of: kinds) {
          set(walker, .variable(level: level, kinds: own.union(kinds)))
        }
        return true
      case .basic(let basic): return demand(walker, kinds.subtracting(basic.kinds))
      case .dynamic: return demand(walker, kinds.subtracting(.basic))
      case .array(let element), .stream(let element):
        guard kinds == .equatable else { return demand(walker, kinds.subtracting(.equatable)) }
        return constrain(element, .equatable, mark, depth + 1)
      case .vector(let element): return constrain(element, kinds, mark, depth + 1)
      case .emptyRecord: return demand(walker, kinds.subtracting([.record, .equatable]))
      case .property(_, let value, let tail):
        let rest = kinds.subtracting([.record, .equatable])
        guard rest.isEmpty else { return demand(walker, rest) }
        guard kinds.contains(.equatable) else { return true }
        if !constrain(value, .equatable, mark, depth + 1) { return false }
        walker = find(tail)
      case .dictionary, .function: return demand(walker, kinds)
      case .error, .link: return true
      }
    }
    return true
  }

  private func demand(_ type: TypeID, _ missing: KindSet) -> Bool {
    if missing.isEmpty { return true }
    mismatches.append(.kinds(type, missing))
    return false
  }
}
