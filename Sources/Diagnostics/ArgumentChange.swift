/// How a call that was refused is to be written, told by its arguments' names: the function that
/// refused it knows these, and not how they stand in a script. `Engine` makes the fix and its edits
/// of it.
package enum ArgumentChange: Sendable, Equatable {
  /// The argument with another value, as a script says it; also where none was given.
  case set(_ name: String, to: String)
  /// The argument with another text as its value.
  case setText(_ name: String, to: String)
  /// The call without the argument.
  case leaveOut(_ name: String)
  /// The argument in a call of its own, piped behind this one.
  case moveOut(_ name: String)
  /// Two arguments with each other's values.
  case swap(_ name: String, _ other: String)
  /// The argument's value inside of other text, which has `…` for it and may need a package.
  case wrap(_ name: String, in: String, package: String? = nil)
  /// Other text in place of the whole call, with `…` for the argument's value.
  case replaceCall(of: String, by: String)
}
