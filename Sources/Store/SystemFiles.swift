#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system's `open`, under a name that `Store.open` does not hide; -1 and `errno` on failure.
func openDescriptor(_ path: String, _ flags: Int32, mode: mode_t = 0) -> Int32 {
  open(path, flags | O_CLOEXEC, mode)
}

func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }
