#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs a command line of the system's shell and waits for it. `$1` stands for `argument`.
///
/// The program gets the terminal's signals as if it had been started from a prompt.
/// - Returns: its exit code; nil when it could not be started or was killed.
func runProgram(
  _ command: String, argument: String = "", input: Int32, output: Int32
) -> Int32? {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, input, 0)
  posix_spawn_file_actions_adddup2(&actions, output, 1)
  posix_spawn_file_actions_adddup2(&actions, output, 2)
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var none = sigset_t()
  sigemptyset(&none)
  var usual = sigset_t()
  sigemptyset(&usual)
  for signal in [SIGINT, SIGPIPE, SIGXFSZ] { sigaddset(&usual, signal) }
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setsigdefault(&attributes, &usual)
  let flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
  posix_spawnattr_setflags(&attributes, Int16(flags))
  let line: [String] = ["sh", "-c", command, "sh", argument]
  var words: [UnsafeMutablePointer<CChar>?] = line.map { (word: String) in strdup(word) }
  words.append(nil)
  defer { for word in words { free(word) } }
  var process = pid_t()
  guard posix_spawn(&process, "/bin/sh", &actions, &attributes, words, environ) == 0 else {
    return nil
  }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0 {
    guard errno == EINTR else { return nil }
  }
  return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
}

/// A file with a text that only this user can read, open for reading from its start, and its path;
/// nil where none can be made. The caller closes and unlinks it.
/// folder: `/tmp` where it is nil or empty.
func makeTemporaryFile(
  _ text: String, suffix: String, folder: String?
) -> (descriptor: Int32, path: String)? {
  let folder = folder.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  // The system fills these in.
  let unknown = String(repeating: "X", count: 6)
  guard let template = strdup("\(folder)/gridflux-\(unknown)\(suffix)") else { return nil }
  defer { free(template) }
  let descriptor = mkstemps(template, Int32(suffix.utf8.count))
  guard descriptor >= 0 else { return nil }
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  writeAll(text, to: descriptor)
  lseek(descriptor, 0, SEEK_SET)
  return (descriptor, String(cString: template))
}
