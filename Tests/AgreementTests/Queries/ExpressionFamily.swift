import Columnar
import TestSupport

/// Sorts of expression that each have code of their own on every path.
enum ExpressionFamily: String, CaseIterable {
  case exists, equality, regexp, contains, conversion, math, date, strings, interpolation, branch
  /// Fields of an accumulator that follow from others.
  case several

  /// The families of which a step's text has an expression.
  static func found(in text: String) -> [ExpressionFamily] {
    allCases.filter { family in family.marks.contains { text.contains($0) } }
  }

  private var marks: [String] {
    switch self {
    case .exists: ["exists "]
    case .equality: [" == \"", " != \""]
    case .regexp: ["=~", "!~", "regexp."]
    case .contains: ["contains("]
    case .conversion: ["string(v:", "int(v:", "float(v:", "bool(v:", "time(v:"]
    case .math: ["math."]
    case .date: ["date."]
    case .strings: ["strings."]
    case .interpolation: ["${"]
    case .branch: ["if "]
    case .several: ["float(v: accumulator.n", "- accumulator.last"]
    }
  }

  /// A value of the family, and its type.
  func sample(_ expressions: ExpressionGenerator, _ dice: inout Dice) -> (String, ColumnType) {
    switch self {
    case .exists: return ("exists r.\(dice.pick(expressions.shape.labels + ["absent"]))", .bool)
    case .equality:
      let column = expressions.column(.string, &dice)
      return ("\(column) \(dice.pick(["==", "!="])) \(expressions.literal(.string, &dice))", .bool)
    case .regexp, .contains:
      return (expressions.membership(isRegexp: self == .regexp, &dice), .bool)
    case .conversion: return expressions.conversion(&dice)
    case .math: return (expressions.call(.float, &dice), .float)
    case .date:
      let type = dice.pick([ColumnType.int, .time])
      return (expressions.dateCall(type, &dice), type)
    case .strings: return (expressions.call(.string, &dice), .string)
    case .interpolation:
      return ("\"\(dice.pick(["", "<"]))${\(expressions.column(.string, &dice))}-\"", .string)
    case .branch, .several: return expressions.branch(&dice)
    }
  }

  /// A test of the family.
  func test(_ expressions: ExpressionGenerator, _ dice: inout Dice) -> String {
    let (text, type) = sample(expressions, &dice)
    if type == .bool { return text }
    return "\(text) \(dice.pick(["==", "!=", "<", ">="])) \(expressions.literal(type, &dice))"
  }
}

extension ExpressionGenerator {
  /// A call of a function of the standard library.
  func call(_ type: ColumnType, _ dice: inout Dice) -> String {
    let text = column(.string, &dice)
    switch type {
    case .float:
      let (x, y) = (column(.float, &dice), dice.oneIn(2) ? "2.5" : column(.float, &dice))
      return dice.pick([
        "math.pow(x: \(x), y: \(y))", "math.pow(x: \(y), y: \(x))", "math.mMax(x: \(x), y: \(y))",
        "math.mMin(x: \(x), y: \(y))", "math.hypot(p: \(x), q: \(y))", "math.round(x: \(x))",
        "math.ceil(x: \(x) * 3.0)", "math.atan2(x: \(x), y: \(y))",
      ])
    case .int:
      if dice.oneIn(2) { return dateCall(.int, &dice) }
      return dice.pick([
        "strings.strlen(v: \(text))", "strings.index(v: \(text), substr: \"b\")",
        "strings.countStr(v: \(text), substr: \"a\")",
      ])
    case .bool:
      return dice.pick([
        "strings.hasPrefix(v: \(text), prefix: \"a\")",
        "strings.containsStr(v: \(text), substr: \"b\")",
        "math.isNaN(f: \(column(.float, &dice)))",
        "strings.equalFold(v: \(text), t: \(column(.string, &dice)))",
      ])
    case .string:
      return dice.pick([
        "strings.toUpper(v: \(text))", "strings.title(v: \(text))", "strings.trimSpace(v: \(text))",
        "strings.replaceAll(v: \(text), t: \"a\", u: \(column(.string, &dice)))",
        "strings.trimPrefix(v: \(text), prefix: \"a\")",
        "regexp.replaceAllString(r: /a+/, v: \(text), t: \"x\")",
        "strings.repeat(v: \(text), i: 2)", "strings.toLower(v: \(text) + \"Q\")",
      ])
    case .time: return dateCall(.time, &dice)
    case .uint: return "uint(v: \(call(.int, &dice)))"
    }
  }

  /// A part of a time, or a time moved or truncated, now and then on a clock of its own.
  func dateCall(_ type: ColumnType, _ dice: inout Dice) -> String {
    let time = column(.time, &dice)
    let zone = dice.pick(["Europe/Oslo", "America/New_York", "Australia/Lord_Howe"])
    let location = dice.oneIn(3) ? ", location: timezone.location(name: \"\(zone)\")" : ""
    if type == .int {
      let part = dice.pick([
        "hour", "minute", "month", "monthDay", "quarter", "week", "weekDay", "year", "yearDay",
      ])
      if dice.oneIn(8) { return "date.second(t: \(time))" }
      return "date.\(part)(t: \(time)\(location))"
    }
    let length = dice.pick(["30m", "1h", "1d", "1w", "1mo", "1y"])
    return dice.pick([
      "date.truncate(t: \(time), unit: \(length)\(location))",
      "date.add(d: \(length), to: \(time)\(location))",
      "date.sub(d: \(length), from: \(time)\(location))", "date.time(t: \(time)\(location))",
    ])
  }

  func membership(isRegexp: Bool, _ dice: inout Dice) -> String {
    let text = column(.string, &dice)
    if isRegexp {
      let pattern = dice.pick(["/a/", "/^b?$/", "/^l.*t$/"])
      if dice.oneIn(4) { return "regexp.matchRegexpString(r: \(pattern), v: \(text))" }
      return "\(text) \(dice.pick(["=~", "!~"])) \(pattern)"
    }
    switch dice.number(0...3) {
    case 0: return "contains(value: \(column(.int, &dice)), set: [1, 2, -1])"
    case 1: return "contains(value: \(column(.float, &dice)), set: [0.0, 1.5, 3.0])"
    default: return "contains(value: \(text), set: [\"a\", \"m\", \"ab\", \"\"])"
    }
  }

  /// A conversion, mostly one that cannot fail.
  func conversion(_ dice: inout Dice) -> (String, ColumnType) {
    let (from, to) = dice.pick([
      (ColumnType.int, ColumnType.string), (.float, .string), (.time, .string), (.bool, .string),
      (.uint, .string), (.int, .float), (.float, .int), (.float, .uint), (.uint, .int),
      (.bool, .int), (.time, .int), (.int, .time), (.string, .float), (.string, .time),
      (.int, .bool), (.string, .bool),
    ])
    let source = column(from, &dice)
    if from == .string || to == .bool {
      // What would fail is not reached.
      let fits = to == .float ? "\"1.5\"" : to == .time ? "\"2024-03-30\"" : "\"true\""
      let value = from == .string ? "if \(source) == \(fits) then \(source) else \(fits)" : "1"
      return ("\(to.name)(v: (\(value)))", to)
    }
    return ("\(to.name)(v: \(source))", to)
  }

  /// A choice whose other branch would fail.
  func branch(_ dice: inout Dice) -> (String, ColumnType) {
    let int = column(.int, &dice)
    let text = column(.string, &dice)
    switch dice.number(0...4) {
    case 0: return ("(if \(int) != 0 then 12 / \(int) else 0)", .int)
    case 1: return ("(if \(int) == 0 or not exists \(int) then 1 else 7 % \(int))", .int)
    case 2: return ("(if \(text) == \"1.5\" then float(v: \(text)) else -1.0)", .float)
    case 3: return ("(if exists \(text) then \"<${\(text)}>\" else \"none\")", .string)
    default:
      return ("(if \(int) > 0 and 6 / \(int) > 1 then 2 ^ \(int) else 3 ^ 2)", .int)
    }
  }
}
