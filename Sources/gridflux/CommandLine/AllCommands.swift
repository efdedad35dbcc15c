/// All commands, in the order of the help; the man page and the shells' completions are made of them
/// too.
let allCommands: [Command] = [
  runCommand, explainCommand, compareCommand, ingestCommand, exportCommand, formatCommand,
  checkCommand, testCommand, synthesizeCommand, storeInfoCommand, storeVerifyCommand,
  storeCompactCommand, storeBackupCommand, storeUpgradeCommand, deleteCommand, doctorCommand,
  documentationCommand, completionsCommand, manualCommand,
  shellCommand,
]
