/// The version of the program, as `--version` and `runtime.version` tell it.
package let programVersion = "0.1.0"
