import ArgumentParser

/// The command `tarcza`.
@main struct Tarcza: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tarcza",
    abstract: say(
      "Samoocena cyberbezpieczeństwa urzędu powiatowego: badanie, raport i plan zakupów w ramach grantu.",
      "A county office's cybersecurity self-assessment: scan, report and a purchase plan within the grant."),
    discussion: say(
      """
      „tarcza scan” bez argumentów bada ten komputer i zapisuje raport. Nic poza zakresem badania nie jest pytane.

      Kody wyjścia:
        0  zrobione, cokolwiek znaleziono
        1  zrobione, ale czegoś nie dało się zbadać
        2  błędne dane wejściowe
        3  przerwane, można wznowić
        4  jest ustalenie o wadze podanej w --fail-on albo większej
        5  raport, sprawa albo podpis się nie zgadza (verify)
      """,
      """
      “tarcza scan” without arguments examines this machine and writes a report. Nothing outside the scope is asked.

      Exit codes:
        0  done, whatever was found
        1  done, but something could not be examined
        2  bad input
        3  interrupted, can be resumed
        4  there is a finding at or above --fail-on
        5  a report, a case or a signature does not agree (verify)
      """),
    version: "tarcza \(Version.text)",
    subcommands: [
      InitCommand.self,
      ScanCommand.self,
      TLSCommand.self,
      SurveyCommand.self,
      AcceptCommand.self,
      ReportCommand.self,
      PlanCommand.self,
      CompareCommand.self,
      MergeCommand.self,
      VerifyCommand.self,
      SignCommand.self,
      QueryCommand.self,
      TablesCommand.self,
      ChecksCommand.self,
      ProgrammesCommand.self,
      RequirementsCommand.self,
      CollectCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      Failure.leave(with: error)
    }
  }
}
