import Foundation
import Glibc

// fuzz campaign ROOT FIRST END SECONDS PROCESSES   runs programs and lists those at fault
// fuzz work ROOT FIRST END SECONDS PROGRESS        what each of its processes does
// fuzz show ROOT NUMBER                            prints a program
//
// ROOT is the folder of the package. Exit code 1 where there were faults.

let arguments = CommandLine.arguments

func number(_ position: Int) -> UInt64 {
  arguments.count > position ? UInt64(arguments[position]) ?? 0 : 0
}

guard arguments.count >= 4 else {
  say("fuzz campaign ROOT FIRST END SECONDS PROCESSES | fuzz show ROOT NUMBER")
  exit(2)
}
let root = arguments[2]
switch arguments[1] {
case "show": say(Mutator(corpus: Corpus(root: root)).program(number(3)))
case "work" where arguments.count == 7:
  let file = open(arguments[6], O_RDWR | O_CREAT, 0o600)
  guard file >= 0, ftruncate(file, 8) == 0,
    let memory = mmap(nil, 8, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), memory != MAP_FAILED
  else { exit(2) }
  let worker = Worker(
    mutator: Mutator(corpus: Corpus(root: root)), secondsMax: Double(arguments[5]) ?? 2,
    progress: memory.assumingMemoryBound(to: UInt64.self))
  try worker.run(number(3)..<number(4))
case "campaign" where arguments.count == 7:
  let supervisor = Supervisor(
    executable: URL(fileURLWithPath: arguments[0]).path, root: root,
    secondsMax: Double(arguments[5]) ?? 2)
  let faults = try supervisor.run(number(3)..<number(4), processes: Int(number(6)))
  say("\(number(4) - number(3)) programs, \(faults.count) faults")
  exit(faults.isEmpty ? 0 : 1)
default:
  say("fuzz campaign ROOT FIRST END SECONDS PROCESSES | fuzz show ROOT NUMBER")
  exit(2)
}
