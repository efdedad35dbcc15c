import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@main
struct Gridflux {
  static func main() {
    // A closed pipe and a file at its size limit are errors of the write, not the program's end.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    exit(start(CommandLine.arguments.dropFirst()))
  }

  /// Finds the command, parses its flags, runs it; every error becomes a message and an exit code.
  private static func start(_ words: ArraySlice<String>) -> Int32 {
    do {
      return try dispatch(words)
    } catch let error as UsageError {
      writeError("gridflux: \(error.message)")
      if let fix = error.fix { writeError("fix: \(fix)") }
      return ExitCode.usage
    } catch let error as QueryError {
      writeError(error.rendered(color: standardErrorTakesColor()), isPainted: true)
      return error.exitCode
    } catch {
      writeError("gridflux: \(error)")
      return ExitCode.query
    }
  }

  private static func dispatch(_ words: ArraySlice<String>) throws -> Int32 {
    switch words.first {
    case "--help", "-h", "help":
      return try help(words.dropFirst())
    case "--version":
      writeOutput("gridflux \(engineVersion), time zones \(timeZoneRelease())\n")
      return ExitCode.success
    case nil:
      return try run(shellCommand, words)
    default:
      break
    }
    for command in allCommands {
      let name = command.name.split(separator: " ").map(String.init)
      if words.starts(with: name) { return try run(command, words.dropFirst(name.count)) }
    }
    if let group = words.first, !commands(of: group).isEmpty {
      return try list(group, words.dropFirst())
    }
    if words.contains("-e") || words.contains("--execute") { return try run(runCommand, words) }
    if words.contains("-i") || words.contains("--interactive") {
      return try run(shellCommand, words)
    }
    if let first = words.first, first.hasPrefix("-") { return try run(shellCommand, words) }
    if let first = words.first, access(first, F_OK) == 0 {
      return try run(first.hasSuffix(".flux") ? runCommand : shellCommand, words)
    }
    if let first = words.first, first.contains("."), !first.contains(" ") {
      throw UsageError("cannot open \(first): \(String(cString: strerror(errno)))")
    }
    let near = nearestName(words.first ?? "", in: allCommands.map(\.name))
    throw UsageError(
      "no command \"\(words.first ?? "")\"",
      fix: near.map { "did you mean `gridflux \($0)`?" } ?? "gridflux --help lists the commands")
  }

  private static func run(_ command: Command, _ words: ArraySlice<String>) throws -> Int32 {
    if words.contains("--help") || words.contains("-h") {
      writeOutput(helpText(command))
      return ExitCode.success
    }
    let arguments = try parseArguments(words, flags: command.flags)
    if command.operands.isEmpty, let word = arguments.operands.first {
      let takesStore = command.flags.contains { $0.name == CommonFlags.store.name }
      let isPath = word.hasSuffix(".db") || access(word, F_OK) == 0
      throw UsageError(
        "\(command.name) takes flags only, found \"\(word)\"",
        fix: takesStore && isPath && !arguments.has("store")
          ? "gridflux \(command.name) --store \(word)"
          : "gridflux \(command.name) --help lists them")
    }
    return try command.run(arguments)
  }

  /// The commands of two words that begin with one, such as `store`.
  private static func commands(of group: String) -> [Command] {
    allCommands.filter { $0.name.hasPrefix(group + " ") }
  }

  /// Help on the commands of two words, where the second is missing or wrong.
  private static func list(_ group: String, _ words: ArraySlice<String>) throws -> Int32 {
    let members = commands(of: group)
    if words.contains("--help") || words.contains("-h") {
      writeOutput(helpText(group, members))
      return ExitCode.success
    }
    let names = members.map { String($0.name.dropFirst(group.count + 1)) }
    let found = words.first.map { ", found \"\($0)\"" } ?? ""
    let near = words.first.flatMap { nearestName($0, in: names) }
    throw UsageError(
      "\(group) takes one of \(names.joined(separator: ", "))\(found)",
      fix: near.map { "did you mean `gridflux \(group) \($0)`?" }
        ?? "gridflux \(group) --help tells what they do")
  }

  private static func help(_ words: ArraySlice<String>) throws -> Int32 {
    guard !words.isEmpty else {
      writeOutput(helpText(allCommands))
      return ExitCode.success
    }
    let name = words.joined(separator: " ")
    if !commands(of: name).isEmpty { return try list(name, ["--help"]) }
    guard let command = allCommands.first(where: { $0.name == name }) else {
      throw UsageError("no command \"\(name)\"", fix: "gridflux --help lists the commands")
    }
    writeOutput(helpText(command))
    return ExitCode.success
  }
}
