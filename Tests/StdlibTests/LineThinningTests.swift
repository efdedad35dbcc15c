import Testing

@testable import Stdlib

@Suite struct LineThinningTests {
  private func points(_ values: [Double]) -> [LinePoint] {
    values.enumerated().map { LinePoint(x: Double($0), y: $1) }
  }

  @Test func aStraightLineKeepsItsEnds() {
    let line = points([0, 1, 2, 3, 4])
    #expect(LineThinning.distance(0.1).kept(of: line) == [0, 4])
    #expect(LineThinning.shape.kept(of: line) == [0, 4])
  }

  @Test func peaksStay() {
    let line = points([0, 0, 9, 0, 0, 0.1, 0])
    #expect(LineThinning.distance(1).kept(of: line) == [0, 2, 3, 6])
    #expect(LineThinning.share(0.5).kept(of: line)?.contains(2) == true)
  }

  @Test func fewPoints() {
    #expect(LineThinning.distance(1).kept(of: []) == [])
    #expect(LineThinning.distance(1).kept(of: points([3])) == [0])
    #expect(LineThinning.shape.kept(of: points([3, 4])) == [0, 1])
    #expect(LineThinning.share(0.1).kept(of: points([1, 2, 3])) == nil)
  }

  /// Equal points leave no line to be far from.
  @Test func equalPoints() {
    #expect(LineThinning.distance(1).kept(of: points([5, 5, 5, 5])) == [0, 3])
  }
}
