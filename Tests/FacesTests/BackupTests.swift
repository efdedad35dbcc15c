import Foundation
import Testing

/// Copies of a store: over no file that holds something, unless it is a store and to be replaced.
/// And stores that the shell opens: made only on demand.
@Suite("Backups")
struct BackupTests {
  /// A runner with a store of one point, and another of two.
  private func filled() throws -> CommandLineRunner {
    let runner = try CommandLineRunner()
    try runner.write("m f=1 0\n", to: "x.lp")
    try runner.write("m f=1 0\nm f=2 1\n", to: "y.lp")
    #expect(try runner.run(["ingest", "--store", "grid.db", "x.lp"]).status == 0)
    #expect(try runner.run(["ingest", "--store", "other.db", "y.lp"]).status == 0)
    return runner
  }

  private func bytes(_ runner: CommandLineRunner, _ name: String) throws -> Data {
    try Data(contentsOf: runner.folder.appendingPathComponent(name))
  }

  private func pointCount(_ runner: CommandLineRunner, _ store: String) throws -> Int {
    let bucket = store == "other.db" ? "y" : "x"
    let found = try runner.run(["export", "--store", store, "-b", bucket])
    return found.output.split(separator: "\n").count { $0.hasPrefix("m ") }
  }

  @Test("a store that is there is replaced only when that is asked for")
  func replacing() throws {
    let runner = try filled()
    defer { runner.remove() }
    let manager = FileManager.default
    try manager.createSymbolicLink(
      at: runner.folder.appendingPathComponent("link.db"),
      withDestinationURL: runner.folder.appendingPathComponent("other.db"))
    let before = try bytes(runner, "other.db")
    for target in ["other.db", "link.db"] {
      let refused = try runner.run(["store", "backup", "--store", "grid.db", target])
      #expect(refused.status == 2 && refused.output.isEmpty, "\(refused)")
      #expect(refused.errors.contains("cannot write \(target): it is a store"), "\(refused)")
      #expect(
        refused.errors.contains("gridflux store backup --replace \(target)"), "\(refused)")
    }
    #expect(try bytes(runner, "other.db") == before)
    let replaced = try runner.run(
      ["store", "backup", "--store", "grid.db", "--replace", "other.db"])
    #expect(replaced.status == 0 && replaced.output == "other.db: written\n", "\(replaced)")
    #expect(try runner.run(["store", "verify", "--store", "other.db"]).status == 0)
    let copied = try runner.run(["export", "--store", "other.db", "-b", "x"])
    #expect(copied.status == 0 && copied.output.contains("m f=1 0"), "\(copied)")
  }

  @Test("neither the store itself nor what is no store is ever written over")
  func refusals() throws {
    let runner = try filled()
    defer { runner.remove() }
    let manager = FileManager.default
    let grid = runner.folder.appendingPathComponent("grid.db")
    try manager.createSymbolicLink(
      at: runner.folder.appendingPathComponent("soft.db"), withDestinationURL: grid)
    try manager.linkItem(at: grid, to: runner.folder.appendingPathComponent("hard.db"))
    let before = try bytes(runner, "grid.db")
    for target in ["grid.db", "./grid.db", grid.path, "soft.db", "hard.db", "grid.db-wal"] {
      for flags in [[], ["--replace"]] {
        let refused = try runner.run(["store", "backup", "--store", "grid.db"] + flags + [target])
        #expect(refused.status == 2, "\(target) \(refused)")
        #expect(refused.errors.contains("it belongs to the store grid.db"), "\(target) \(refused)")
        #expect(refused.errors.contains("fix: name another file"), "\(target) \(refused)")
      }
    }
    for target in ["x.lp", "."] {
      let refused = try runner.run(
        ["store", "backup", "--store", "grid.db", "--replace", target])
      #expect(refused.status == 2 && refused.errors.contains("cannot write "), "\(refused)")
    }
    #expect(try bytes(runner, "grid.db") == before)
    #expect(try bytes(runner, "x.lp") == Data("m f=1 0\n".utf8))
    #expect(try pointCount(runner, "grid.db") == 1)
  }

  @Test("an empty file takes the copy, and a copy that fails leaves no file")
  func emptyAndFailed() throws {
    let runner = try filled()
    defer { runner.remove() }
    try runner.write("", to: "empty.db")
    let fine = try runner.run(["store", "backup", "--store", "grid.db", "empty.db"])
    #expect(fine.status == 0, "\(fine)")
    #expect(try pointCount(runner, "empty.db") == 1)
    let limited = try runner.run(
      [
        "-c", "ulimit -f 200; \"$0\" store backup --store grid.db limited.db",
        CommandLineRunner.program.path,
      ], program: URL(fileURLWithPath: "/bin/sh"))
    #expect(limited.status == 3, "\(limited)")
    let left = try FileManager.default.contentsOfDirectory(atPath: runner.folder.path)
    #expect(left.filter { $0.hasPrefix("limited") } == [], "\(limited)")
  }

  @Test("the shell's .open makes a store only when that is asked for")
  func opening() throws {
    let runner = try filled()
    defer { runner.remove() }
    let answer = try runner.run(
      ["shell", "--store", "grid.db"], input: ".open nope.db\n.tables\n.open other.db\n.tables\n")
    #expect(answer.output.contains("there is no store at nope.db"), "\(answer)")
    #expect(answer.output.contains(".open --new nope.db makes a new store"), "\(answer)")
    #expect(answer.output.contains("store: other.db"), "\(answer)")
    let missing = runner.folder.appendingPathComponent("nope.db").path
    #expect(!FileManager.default.fileExists(atPath: missing))
    let made = try runner.run(
      ["shell", "--store", "grid.db"], input: ".open --new nope.db\n.open :memory:\n")
    #expect(made.output.contains("store: nope.db\n"), "\(made)")
    #expect(made.output.contains("store: :memory:\n"), "\(made)")
    #expect(FileManager.default.fileExists(atPath: missing))
  }

  @Test("the shell's .save follows the same rule")
  func shell() throws {
    let runner = try filled()
    defer { runner.remove() }
    let answer = try runner.run(
      ["shell", "--store", "grid.db"],
      input: ".save other.db\n.save --replace grid.db\n.save new.db\n")
    #expect(answer.output.contains("fix: name another file, or replace it: .save --replace other"))
    #expect(answer.output.contains("it belongs to the store grid.db"), "\(answer)")
    #expect(try pointCount(runner, "other.db") == 2)
    #expect(try pointCount(runner, "new.db") == 1, "\(answer)")
    let replacing = try runner.run(
      ["shell", "--store", "grid.db"], input: ".save --replace other.db\n")
    #expect(replacing.output.contains("written: other.db"), "\(replacing)")
    let copied = try runner.run(["export", "--store", "other.db", "-b", "x"])
    #expect(copied.output.contains("m f=1 0"), "\(copied)")
  }
}
