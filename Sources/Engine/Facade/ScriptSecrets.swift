import Diagnostics
import Syntax

/// The secrets that stand in scripts which no session runs. Complexity: that of parsing.
func scriptSecrets(_ sources: SourceText...) -> Secrets {
  Secrets(sources.flatMap { parse($0).file.secretLiterals() })
}
