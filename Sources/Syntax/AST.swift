import Diagnostics

// The abstract syntax tree, as the parser builds it. Every node knows its exact span, brackets
// included. Expressions are numbered in source order within one parse, so that later stages can
// keep what they learn in arrays beside the tree.

/// A name and where it stands.
package struct Identifier: Sendable {
  package let name: String
  package let span: Span
  package init(name: String, span: Span) {
    self.name = name
    self.span = span
  }
}

/// One parsed text.
package struct File: Sendable {
  package var attributes: [Attribute]
  package var packageClause: Identifier?
  package var imports: [ImportDeclaration]
  package var body: [Statement]
  package var span: Span
  /// One more than the highest expression number in the file.
  package var expressionCount: Int
  /// In source order; the formatter puts them back.
  package var comments: [Comment]

  package init(
    attributes: [Attribute], packageClause: Identifier?, imports: [ImportDeclaration],
    body: [Statement], span: Span, expressionCount: Int, comments: [Comment]
  ) {
    self.attributes = attributes
    self.packageClause = packageClause
    self.imports = imports
    self.body = body
    self.span = span
    self.expressionCount = expressionCount
    self.comments = comments
  }
}

/// `// …` to the end of the line; the text has no line end.
package struct Comment: Sendable {
  package let text: String
  package let span: Span
  package init(text: String, span: Span) {
    self.text = text
    self.span = span
  }
}

/// `@name(parameters)`
package struct Attribute: Sendable {
  package let name: Identifier
  package let parameters: [Expression]
  package let span: Span
  package init(name: Identifier, parameters: [Expression], span: Span) {
    self.name = name
    self.parameters = parameters
    self.span = span
  }
}

/// `import alias "path"`
package struct ImportDeclaration: Sendable {
  package let attributes: [Attribute]
  package let alias: Identifier?
  package let path: String
  package let pathSpan: Span
  package let span: Span
  package init(
    attributes: [Attribute], alias: Identifier?, path: String, pathSpan: Span, span: Span
  ) {
    self.attributes = attributes
    self.alias = alias
    self.path = path
    self.pathSpan = pathSpan
    self.span = span
  }

  /// The name the package is known by: the alias, else the last part of the path.
  package var localName: String {
    alias?.name ?? path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// One statement of a file or of a function's block.
package struct Statement: Sendable {
  package indirect enum Kind: Sendable {
    case assignment(name: Identifier, value: Expression)
    /// `option name = value`, or `option package.name = value`
    case option(package: Identifier?, name: Identifier, value: Expression)
    case expression(Expression)
    case returns(Expression)
    case builtin(name: Identifier, type: TypeExpression)
    case testcase(name: Identifier, extends: String?, body: Block)
    /// What could not be read; a diagnostic says why.
    case bad
  }

  package let attributes: [Attribute]
  package let kind: Kind
  package let span: Span
  package init(attributes: [Attribute] = [], kind: Kind, span: Span) {
    self.attributes = attributes
    self.kind = kind
    self.span = span
  }
}

/// `{ statements }` as a function's body or a test case.
package struct Block: Sendable {
  package let statements: [Statement]
  package let span: Span
  package init(statements: [Statement], span: Span) {
    self.statements = statements
    self.span = span
  }
}

/// A duration literal as written: whole months and nanoseconds with one sign.
package struct DurationLiteral: Sendable, Hashable {
  package let months: Int64
  package let nanoseconds: Int64
  package init(months: Int64, nanoseconds: Int64) {
    self.months = months
    self.nanoseconds = nanoseconds
  }
}

/// A class, so that a deep tree is not copied and later stages can hold parts of it.
package final class Expression: Sendable {
  package enum UnaryOperator: String, Sendable {
    case plus = "+"
    case minus = "-"
    case not
    case exists
  }

  package enum BinaryOperator: String, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case modulo = "%"
    case power = "^"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case matches = "=~"
    case notMatches = "!~"
  }

  package enum LogicalOperator: String, Sendable { case and, or }

  package indirect enum Kind: Sendable {
    case identifier(String)
    case integer(Int64)
    case float(Double)
    case string(String)
    case interpolation([InterpolationPart])
    case duration(DurationLiteral)
    /// Nanoseconds since the Unix epoch, UTC.
    case time(Int64)
    case regexp(String)
    case label(String)
    /// `<-` as a parameter's default.
    case pipeLiteral
    case array([Expression])
    case dictionary([(key: Expression, value: Expression)])
    case record(base: Identifier?, properties: [Property])
    case function(FunctionLiteral)
    case call(callee: Expression, arguments: [Property])
    case member(object: Expression, name: Identifier)
    case index(array: Expression, index: Expression)
    /// `input |> call`; the right side is a `.call` after checking.
    case pipe(input: Expression, call: Expression)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case logical(LogicalOperator, Expression, Expression)
    case conditional(test: Expression, consequent: Expression, alternate: Expression)
    case parenthesized(Expression)
    /// What could not be read; a diagnostic says why.
    case bad
  }

  /// Unique in its file, ascending in source order of completion.
  package let number: Int
  package let kind: Kind
  package let span: Span

  package init(number: Int, kind: Kind, span: Span) {
    self.number = number
    self.kind = kind
    self.span = span
  }
}

/// A piece of `"text ${expression}"`, escapes decoded.
package enum InterpolationPart: Sendable {
  case text(String)
  case expression(Expression)
}

/// `key: value`, or bare `key` (value nil).
package struct Property: Sendable {
  package let key: Identifier
  package let keyIsQuoted: Bool
  package let value: Expression?
  package let span: Span
  package init(key: Identifier, keyIsQuoted: Bool, value: Expression?, span: Span) {
    self.key = key
    self.keyIsQuoted = keyIsQuoted
    self.value = value
    self.span = span
  }
}

/// `(a, b=1, t=<-) => body`
package struct FunctionLiteral: Sendable {
  package struct Parameter: Sendable {
    package let name: Identifier
    /// nil when required.
    package let defaultValue: Expression?
    /// The default is `<-`.
    package let isPipe: Bool
    package let span: Span
    package init(name: Identifier, defaultValue: Expression?, isPipe: Bool, span: Span) {
      self.name = name
      self.defaultValue = defaultValue
      self.isPipe = isPipe
      self.span = span
    }
  }

  package enum Body: Sendable {
    case expression(Expression)
    case block(Block)
  }

  package let parameters: [Parameter]
  package let body: Body
  package init(parameters: [Parameter], body: Body) {
    self.parameters = parameters
    self.body = body
  }
}

/// A type as written after `builtin name :`, with its constraints.
package struct TypeExpression: Sendable {
  package indirect enum Kind: Sendable {
    /// A basic name such as `int`, or a one-letter type variable.
    case name(String)
    case array(TypeExpression)
    case dictionary(key: TypeExpression, value: TypeExpression)
    case stream(TypeExpression)
    case vector(TypeExpression)
    case dynamic
    case label(String)
    case record(base: Identifier?, properties: [(key: Identifier, type: TypeExpression)])
    case function(parameters: [Parameter], result: TypeExpression)
  }

  package struct Parameter: Sendable {
    package enum Role: Sendable { case required, optional, pipe }
    package let role: Role
    /// nil for an unnamed pipe parameter.
    package let name: Identifier?
    package let type: TypeExpression
    package init(role: Role, name: Identifier?, type: TypeExpression) {
      self.role = role
      self.name = name
      self.type = type
    }
  }

  package struct Constraint: Sendable {
    package let variable: Identifier
    package let kinds: [Identifier]
    package init(variable: Identifier, kinds: [Identifier]) {
      self.variable = variable
      self.kinds = kinds
    }
  }

  package let kind: Kind
  /// Only at the outermost level.
  package let constraints: [Constraint]
  package let span: Span
  package init(kind: Kind, constraints: [Constraint] = [], span: Span) {
    self.kind = kind
    self.constraints = constraints
    self.span = span
  }
}
