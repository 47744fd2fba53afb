import ArgumentParser

/// `tarcza collect`.
struct CollectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: say(
      "Wypisuje skrypt, który zbiera ustawienia innego komputera do zbadania.",
      "Prints a script that collects another machine's settings for examination."),
    subcommands: [CollectLinuxCommand.self, CollectWindowsCommand.self])
}
