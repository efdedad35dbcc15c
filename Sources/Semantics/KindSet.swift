/// A set of kinds in one word: what a type variable demands of the type that it will stand for.
package struct KindSet: OptionSet, Sendable, Hashable {
  /// One bit for each kind.
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  static let addable = KindSet(.addable)
  static let basic = KindSet(.basic)
  static let comparable = KindSet(.comparable)
  static let divisible = KindSet(.divisible)
  static let equatable = KindSet(.equatable)
  static let label = KindSet(.label)
  static let negatable = KindSet(.negatable)
  static let nullable = KindSet(.nullable)
  static let numeric = KindSet(.numeric)
  static let record = KindSet(.record)
  static let stringable = KindSet(.stringable)
  static let subtractable = KindSet(.subtractable)
  static let timeable = KindSet(.timeable)

  /// The set of one kind.
  package init(_ kind: Kind) {
    switch kind {
    case .addable: rawValue = 1 << 0
    case .basic: rawValue = 1 << 1
    case .comparable: rawValue = 1 << 2
    case .divisible: rawValue = 1 << 3
    case .equatable: rawValue = 1 << 4
    case .label: rawValue = 1 << 5
    case .negatable: rawValue = 1 << 6
    case .nullable: rawValue = 1 << 7
    case .numeric: rawValue = 1 << 8
    case .record: rawValue = 1 << 9
    case .stringable: rawValue = 1 << 10
    case .subtractable: rawValue = 1 << 11
    case .timeable: rawValue = 1 << 12
    }
  }

  /// The members in alphabetical order.
  package var kinds: [Kind] { Kind.allCases.filter { contains(KindSet($0)) } }
}

extension BasicType {
  /// The kinds that this type satisfies, as upstream's table has them.
  package var kinds: KindSet {
    switch self {
    case .bool: return [.equatable, .nullable, .basic, .stringable]
    case .int, .uint, .float:
      return [
        .addable, .subtractable, .divisible, .numeric, .comparable, .equatable, .nullable, .basic,
        .stringable, .negatable,
      ]
    case .string:
      return [.addable, .comparable, .equatable, .nullable, .basic, .stringable, .label]
    case .duration:
      return [.comparable, .equatable, .nullable, .basic, .negatable, .stringable, .timeable]
    case .time: return [.comparable, .equatable, .nullable, .basic, .timeable, .stringable]
    case .regexp: return [.basic]
    case .bytes: return [.equatable, .basic]
    }
  }
}

/// The part of a type that keeps it from satisfying a kind, or nil when nothing does; a variable
/// satisfies every kind. Complexity: O(parts of the type).
package func conformanceFailure(_ type: Type, _ kind: Kind) -> Type? {
  switch type {
  case .variable: return nil
  case .basic(let basic): return basic.kinds.contains(KindSet(kind)) ? nil : type
  case .dynamic: return kind == .basic ? nil : type
  case .array(let element), .stream(let element):
    return kind == .equatable ? conformanceFailure(element, kind) : type
  case .vector(let element): return conformanceFailure(element, kind)
  case .record(let properties, _):
    if kind == .record { return nil }
    guard kind == .equatable else { return type }
    for property in properties {
      if let failure = conformanceFailure(property.type, kind) { return failure }
    }
    return nil
  case .dictionary, .function: return type
  }
}
