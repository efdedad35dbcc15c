import Interpreter

extension Builtin {
  /// The same function as a member of another package, or under another name.
  func alias(in package: String, as name: String? = nil) -> Builtin {
    Builtin(
      package: package, name: name ?? self.name, signature: signature,
      documentation: documentation, hasSideEffect: hasSideEffect, isOption: isOption,
      kernel: kernel, isPure: isPure, body: body)
  }
}
