import Semantics
import Testing

/// The table of kinds.
struct KindTests {
  @Test func basicTypes() {
    func kinds(_ type: BasicType) -> [String] { type.kinds.kinds.map(\.rawValue) }
    #expect(kinds(.bool) == ["Basic", "Equatable", "Nullable", "Stringable"])
    for type in [BasicType.int, .uint, .float] {
      #expect(
        kinds(type) == [
          "Addable", "Basic", "Comparable", "Divisible", "Equatable", "Negatable", "Nullable",
          "Numeric", "Stringable", "Subtractable",
        ])
    }
    #expect(
      kinds(.string) == [
        "Addable", "Basic", "Comparable", "Equatable", "Label", "Nullable", "Stringable",
      ])
    #expect(
      kinds(.duration) == [
        "Basic", "Comparable", "Equatable", "Negatable", "Nullable", "Stringable", "Timeable",
      ])
    #expect(
      kinds(.time) == ["Basic", "Comparable", "Equatable", "Nullable", "Stringable", "Timeable"])
    #expect(kinds(.regexp) == ["Basic"])
    #expect(kinds(.bytes) == ["Basic", "Equatable"])
  }

  @Test func composedTypes() {
    let record = Type.record(
      properties: [(label: "a", type: .basic(.int)), (label: "b", type: .basic(.regexp))], tail: nil
    )
    #expect(conformanceFailure(.array(.basic(.int)), .equatable) == nil)
    #expect(conformanceFailure(.stream(.basic(.int)), .equatable) == nil)
    #expect(conformanceFailure(record, .record) == nil)
    #expect(conformanceFailure(record, .equatable).map { typeText($0) } == "regexp")
    #expect(conformanceFailure(.array(.basic(.int)), .comparable) != nil)
    #expect(conformanceFailure(.dynamic, .basic) == nil)
    #expect(conformanceFailure(.dynamic, .equatable) != nil)
    #expect(conformanceFailure(.variable(3), .timeable) == nil)
  }

  @Test func kindsTravelWithGeneralisedFunctions() {
    let script = "add = (a, b) => a + b\nx = add(a: 1, b: 2)\ny = add(a: true, b: false)"
    #expect(inferred(script).lines == ["T0002 bool is not Addable (argument a) @ true"])
  }

  @Test func equalityReachesIntoRecords() {
    let script = "same = (a, b) => a == b\nx = same(a: {k: [1]}, b: {k: [/a/]})"
    #expect(inferred(script).lines == ["T0002 regexp is not Equatable (argument b) @ {k: [/a/]}"])
  }

  @Test func timeable() {
    #expect(
      inferred("import \"date\"\nx = date.second(t: 1)").lines == [
        "T0002 int is not Timeable (argument t) @ 1"
      ])
    #expect(inferred("import \"date\"\nx = date.second(t: -1h)").lines == [])
  }
}
