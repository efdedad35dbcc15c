/// One flag of a command: the single source for parsing and help.
struct Flag: Sendable {
  /// Without dashes.
  let name: String
  let short: Character?
  /// What the value is called in help, such as `FILE`; nil for a switch.
  let valueName: String?
  let help: String
  /// The values that are accepted; empty for any.
  let choices: [String]
  /// May be given more than once.
  let isRepeatable: Bool

  init(
    _ name: String, short: Character? = nil, value valueName: String? = nil, _ help: String,
    choices: [String] = [], isRepeatable: Bool = false
  ) {
    self.name = name
    self.short = short
    self.valueName = valueName
    self.help = help
    self.choices = choices
    self.isRepeatable = isRepeatable
  }
}
