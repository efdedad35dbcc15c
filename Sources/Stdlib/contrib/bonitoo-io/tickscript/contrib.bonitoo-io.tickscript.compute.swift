import Interpreter

/// The built-in `tickscript.compute`: works on a column and renames it, as `select` does.
let contribBonitooIoTickscriptCompute = contribBonitooIoTickscriptSelect.alias(
  in: "contrib/bonitoo-io/tickscript", as: "compute")
