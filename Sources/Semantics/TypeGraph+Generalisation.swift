// Let-generalisation by levels: a variable made inside an assignment and not reachable from
// outside has a higher level than the assignment's surroundings, and becomes generic.
extension TypeGraph {
  /// Makes generic every variable of a type that is above the current level.
  func generalise(_ type: TypeID) {
    let mark = newStamp()
    generalise(type, mark, 0)
  }

  private func generalise(_ type: TypeID, _ mark: Int32, _ depth: Int) {
    guard depth < Self.typeDepthMax else {
      exceed(.depth)
      return
    }
    var walker = find(type)
    while !isGround(walker), marks[walker.index] != mark {
      marks[walker.index] = mark
      switch nodes[walker.index] {
      case .variable(let ownLevel, let kinds):
        if ownLevel > level {
          set(walker, .variable(level: TypeNode.genericLevel, kinds: kinds))
        }
        return
      case .array(let element), .stream(let element), .vector(let element):
        return generalise(element, mark, depth + 1)
      case .dictionary(let key, let value):
        generalise(key, mark, depth + 1)
        return generalise(value, mark, depth + 1)
      case .property(_, let value, let tail):
        generalise(value, mark, depth + 1)
        walker = find(tail)
      case .function(let index):
        let shape = functions[Int(index)]
        if let pipe = shape.pipe { generalise(pipe.type, mark, depth + 1) }
        for parameter in shape.parameters { generalise(parameter.type, mark, depth + 1) }
        return generalise(shape.result, mark, depth + 1)
      case .basic, .dynamic, .emptyRecord, .error, .link: return
      }
    }
  }

  /// A copy of a type with fresh variables in place of the generic ones. Parts without generic
  /// variables are shared, equal parts are copied once. Complexity: O(nodes of the type).
  func instantiate(_ type: TypeID) -> TypeID { copy(type, above: TypeNode.genericLevel - 1) }

  /// The same, as if the variables above the current level were generic; they stay as they are.
  func instantiateAsGeneral(_ type: TypeID) -> TypeID { copy(type, above: level) }

  private func copy(_ type: TypeID, above level: Int32) -> TypeID {
    let root = find(type)
    if isGround(root) { return root }
    return instantiate(root, Copying(mark: newStamp(), level: level), 0)
  }

  /// Variables above the level are replaced; what was copied has the mark.
  private struct Copying {
    let mark: Int32
    let level: Int32
  }

  private func instantiate(_ type: TypeID, _ copying: Copying, _ depth: Int) -> TypeID {
    let id = find(type)
    if isGround(id) { return id }
    if marks[id.index] == copying.mark { return copies[id.index] }
    guard depth < Self.typeDepthMax else { return exceed(.depth) }
    let copied = copyNode(id, copying, depth + 1)
    marks[id.index] = copying.mark
    copies[id.index] = copied
    return copied
  }

  private func copyNode(_ id: TypeID, _ copying: Copying, _ depth: Int) -> TypeID {
    let node = nodes[id.index]
    switch node {
    case .variable(let ownLevel, let kinds):
      return ownLevel > copying.level ? variable(kinds) : id
    case .array(let element):
      let copied = instantiate(element, copying, depth)
      return same(copied, element) ? id : copy(.array(copied), originOf: id, ground: false)
    case .stream(let element):
      let copied = instantiate(element, copying, depth)
      return same(copied, element) ? id : copy(.stream(copied), originOf: id, ground: false)
    case .vector(let element):
      let copied = instantiate(element, copying, depth)
      return same(copied, element) ? id : copy(.vector(copied), originOf: id, ground: false)
    case .dictionary(let key, let value):
      let (newKey, newValue) = (
        instantiate(key, copying, depth), instantiate(value, copying, depth)
      )
      if same(newKey, key), same(newValue, value) { return id }
      return copy(.dictionary(key: newKey, value: newValue), originOf: id, ground: false)
    case .property: return copyRow(id, copying, depth)
    case .function(let index): return copyFunction(id, functions[Int(index)], copying, depth)
    case .basic, .dynamic, .emptyRecord, .error, .link: return id
    }
  }

  private func same(_ copied: TypeID, _ original: TypeID) -> Bool { copied == find(original) }

  private func copyRow(_ id: TypeID, _ copying: Copying, _ depth: Int) -> TypeID {
    let (properties, tail) = rowProperties(id)
    var result = instantiate(tail, copying, depth)
    var changed = result != tail
    for property in properties.reversed() {
      let value = instantiate(property.value, copying, depth)
      changed = changed || !same(value, property.value)
      result =
        changed
        ? copy(
          .property(label: property.label, value: value, tail: result), originOf: property.node,
          ground: isGround(value) && isGround(result)) : property.node
    }
    return result
  }

  private func copyFunction(
    _ id: TypeID, _ shape: FunctionShape, _ copying: Copying, _ depth: Int
  ) -> TypeID {
    let pipe = shape.pipe.map {
      FunctionShape.Pipe(name: $0.name, type: instantiate($0.type, copying, depth))
    }
    var changed = false
    if let pipe, let old = shape.pipe { changed = !same(pipe.type, old.type) }
    var parameters = shape.parameters
    for (index, parameter) in shape.parameters.enumerated() {
      let type = instantiate(parameter.type, copying, depth)
      changed = changed || !same(type, parameter.type)
      parameters[index] = .init(
        name: parameter.name, type: type, isOptional: parameter.isOptional)
    }
    let result = instantiate(shape.result, copying, depth)
    if !changed, same(result, shape.result) { return id }
    return copy(
      FunctionShape(pipe: pipe, parameters: parameters, result: result), originOf: id)
  }
}
