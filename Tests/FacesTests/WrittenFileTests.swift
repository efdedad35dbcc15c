import Foundation
import Testing

/// Files that a command writes: never over the store, nor over what it reads.
@Suite("Files that are written")
struct WrittenFileTests {
  /// A runner with a store of one point.
  private func filled() throws -> CommandLineRunner {
    let runner = try CommandLineRunner()
    try runner.write("m f=1 0\n", to: "x.lp")
    #expect(try runner.run(["ingest", "--store", "grid.db", "x.lp"]).status == 0)
    return runner
  }

  private func bytes(_ runner: CommandLineRunner, _ name: String) throws -> Data {
    try Data(contentsOf: runner.folder.appendingPathComponent(name))
  }

  @Test("not a store, nor the files beside it, by whatever name")
  func stores() throws {
    let runner = try filled()
    defer { runner.remove() }
    let manager = FileManager.default
    let grid = runner.folder.appendingPathComponent("grid.db")
    try manager.createSymbolicLink(
      at: runner.folder.appendingPathComponent("soft.lp"), withDestinationURL: grid)
    try manager.linkItem(at: grid, to: runner.folder.appendingPathComponent("hard.lp"))
    try manager.copyItem(at: grid, to: runner.folder.appendingPathComponent("other.lp"))
    let before = try bytes(runner, "grid.db")
    let other = try bytes(runner, "other.lp")
    for target in [
      "grid.db", "./grid.db", grid.path, "soft.lp", "hard.lp", "other.lp", "grid.db-wal",
      "grid.db-shm", "grid.db-journal", "grid.db-lock", "other.lp-wal",
    ] {
      for words in [
        ["export", "--store", "grid.db", "-b", "x", "-o", target],
        ["ingest", "--store", "grid.db", "--rejects", target, "x.lp"],
      ] {
        let refused = try runner.run(words)
        #expect(refused.status == 2, "\(words) \(refused)")
        #expect(refused.errors.contains("cannot write \(target): it"), "\(words) \(refused)")
        #expect(refused.errors.contains("fix: name another file"), "\(words) \(refused)")
      }
    }
    #expect(try bytes(runner, "grid.db") == before)
    #expect(try bytes(runner, "other.lp") == other)
    #expect(try runner.run(["store", "verify", "--store", "grid.db"]).status == 0)
    let fine = try runner.run(["export", "--store", "grid.db", "-b", "x", "-o", "x.lp"])
    #expect(fine.status == 0, "\(fine)")
  }

  @Test("a link stays a link, a pipe stays a pipe, and no file beside the target is touched")
  func linksAndPipes() throws {
    let runner = try filled()
    defer { runner.remove() }
    let script = """
      set -e
      echo mine > out.lp.partial; echo old > real.lp; chmod 600 real.lp; ln -s real.lp link.lp
      "$0" export --store grid.db -b x -o link.lp
      test -L link.lp; test "$(stat -c %a real.lp)" = 600; cat real.lp
      "$0" export --store grid.db -b x -o out.lp; cat out.lp out.lp.partial
      mkfifo pipe; cat pipe > read.lp & "$0" export --store grid.db -b x -o pipe; wait
      test -p pipe; cat read.lp; ls
      """
    let answer = try runner.run(
      ["-c", script, CommandLineRunner.program.path], program: URL(fileURLWithPath: "/bin/sh"))
    #expect(answer.status == 0, "\(answer)")
    #expect(answer.output.components(separatedBy: "m f=1 0\n").count == 4, "\(answer)")
    #expect(answer.output.contains("mine"), "\(answer)")
    #expect(!answer.output.contains("partial-"), "\(answer)")
  }

  @Test("refused lines are not kept where lines are read")
  func rejects() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let text = "time,v\n2023-01-01,1\n2023-01-02\n2023-01-03,3\n"
    try runner.write(text, to: "in.csv")
    try runner.write(text, to: "grid.db.rejects.csv")
    for words in [
      ["--rejects", "in.csv", "in.csv"], ["--rejects", "./in.csv", "i*.csv"],
      ["--rejects", "new.db", "in.csv", "--store", "new.db"], ["grid.db.rejects.csv"],
    ] {
      let store = words.contains("--store") ? [] : ["--store", "grid.db"]
      let refused = try runner.run(["ingest"] + store + words)
      #expect(refused.status == 2 && refused.errors.contains("cannot write "), "\(refused)")
    }
    #expect(try bytes(runner, "in.csv") == Data(text.utf8))
    #expect(try bytes(runner, "grid.db.rejects.csv") == Data(text.utf8))
    let fine = try runner.run(
      ["ingest", "--store", "grid.db", "--rejects", "refused.csv", "in.csv"])
    #expect(fine.status == 0 && fine.output.contains("refused: 1 lines"), "\(fine)")
  }

  @Test("sample data over themselves, but over no other file")
  func samples() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let name = "demanddata_2023.csv"
    #expect(try runner.run(["synth", "neso", "--years", "2023"]).status == 0)
    let made = try bytes(runner, name)
    let again = try runner.run(["synth", "neso", "--years", "2023", "--out", "."])
    #expect(again.status == 0 && again.output == "./\(name)\n", "\(again)")
    let url = runner.folder.appendingPathComponent(name)
    var changed = made
    changed[changed.count / 2] ^= 1
    for other in [Data("real\n".utf8), made + Data("x".utf8), made.dropLast(), changed, Data()] {
      try other.write(to: url)
      let refused = try runner.run(["synth", "neso", "--years", "2023"])
      #expect(refused.status == 2, "\(refused)")
      #expect(refused.errors.contains("\(name) is there and holds something else"), "\(refused)")
      #expect(refused.errors.contains("--force"), "\(refused)")
      #expect(try bytes(runner, name) == other)
    }
    #expect(try runner.run(["synth", "neso", "--years", "2023", "--force"]).status == 0)
    #expect(try bytes(runner, name) == made)
  }
}
