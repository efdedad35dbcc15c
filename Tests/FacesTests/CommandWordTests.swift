import Foundation
import Testing

/// Words on the command line that a command does not take.
@Suite("Words of commands")
struct CommandWordTests {
  @Test(
    "what takes flags only refuses words, and says where a store goes",
    arguments: [
      "store info", "store verify", "store compact", "store upgrade", "doctor", "man",
      "export -b x", "delete -b x --start 2023-01-01 --stop 2024-01-01",
    ])
  func extraWords(command: String) throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let words = command.split(separator: " ").map(String.init)
    let name = words.prefix { !$0.hasPrefix("-") }.joined(separator: " ")
    for extra in ["grid.db", "nonsense"] {
      let refused = try runner.run(words + [extra])
      #expect(refused.status == 2 && refused.output == "", "\(refused)")
      #expect(
        refused.errors.contains("\(name) takes flags only, found \"\(extra)\""), "\(refused)")
      let isStore = extra == "grid.db" && name != "man"
      #expect(
        refused.errors.contains(
          isStore ? "fix: gridflux \(name) --store grid.db" : "fix: gridflux \(name) --help"),
        "\(refused)")
    }
  }

  @Test("store alone lists its commands")
  func group() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    for words in [["store"], ["store", "nosuch"], ["store", "grid.db"]] {
      let refused = try runner.run(words)
      #expect(refused.status == 2, "\(refused)")
      #expect(
        refused.errors.contains("store takes one of info, verify, compact, backup, upgrade"),
        "\(refused)")
    }
    #expect(try runner.run(["store", "verfy"]).errors.contains("`gridflux store verify`"))
    for words in [["store", "--help"], ["store", "-h"], ["help", "store"]] {
      let answer = try runner.run(words)
      #expect(answer.status == 0, "\(answer)")
      for name in ["info", "verify", "compact", "backup", "upgrade"] {
        #expect(answer.output.contains("  store \(name) "), "\(answer)")
      }
    }
  }

  @Test("explain has its stages as text only")
  func stagesAreText() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    for format in ["json", "html", "dot"] {
      let refused = try runner.run(["explain", "--stages", "--format", format, "-e", "1 + 1"])
      #expect(refused.status == 2 && refused.output == "", "\(refused)")
      #expect(
        refused.errors.contains("--stages is written as text only, found --format \(format)"),
        "\(refused)")
    }
    let text = try runner.run(["explain", "--stages", "--format", "text", "-e", "1 + 1"])
    #expect(text.status == 0 && text.output.contains("tokenize"), "\(text)")
  }
}
