import Columnar
import Diagnostics
import Planning

/// A typed lambda as instructions over registers, made once per lambda and schema.
///
/// Registers: the accumulator's fields from 0, then one for each column used, then constants,
/// locals and intermediate results; none is used twice, so that a load or a constant stays valid
/// for the whole row.
struct RowProgram {
  struct ColumnUse {
    let column: Int
    let type: ColumnType
    let register: Int
    /// false where only text predicates ask for it, which read the column themselves.
    var needsValue: Bool
  }

  /// Loads and predicates are left out: they depend on the batch's representation.
  var instructions: [RowInstruction] = []
  var columns: [ColumnUse] = []
  var constants: [(register: Int, value: Scalar)] = []
  var sites: [RowSite] = []
  var registerCount = 0
  /// Where the instructions that can fail stand in the script, by instruction.
  var spans: [Int: Span] = [:]
  /// map: output column of each store.
  var outputs: [Field] = []

  /// Jumps, registers and sites have 16 bits; a lambda beyond that runs dynamically.
  static let indexMax = Int(UInt16.max)
}
