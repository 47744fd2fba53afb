import ArgumentParser

/// `tarcza collect windows`.
struct CollectWindowsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "windows",
    abstract: say(
      "Wypisuje skrypt PowerShell, który zbiera ustawienia komputera z Windows do jednego pliku ZIP.",
      "Prints the PowerShell script that collects a Windows machine's settings into one ZIP file."),
    discussion: say(
      """
      Zapisz skrypt, przenieś go na badany komputer i uruchom tam jako administrator:

        tarcza collect windows > tarcza-collect.ps1
        powershell -NoProfile -ExecutionPolicy Bypass -File tarcza-collect.ps1

      Skrypt niczego nie zmienia, działa w PowerShell 5.1 (Windows 10 i nowszy, Windows Server 2016 i nowszy) i nie \
      zapisuje haseł. Plik ZIP, który powstanie obok skryptu, zbadaj tak: tarcza scan --evidence PLIK.zip
      """,
      """
      Save the script, take it to the machine and run it there as administrator:

        tarcza collect windows > tarcza-collect.ps1
        powershell -NoProfile -ExecutionPolicy Bypass -File tarcza-collect.ps1

      The script changes nothing, works in PowerShell 5.1 (Windows 10 and later, Windows Server 2016 and later) and \
      keeps no passwords. Examine the ZIP file that it leaves beside itself: tarcza scan --evidence FILE.zip
      """))

  func run() throws {
    // Windows takes either line end; a script that is sent by mail or opened in Notepad keeps CR LF.
    let script = String(decoding: PackageResources.windows_ps1, as: UTF8.self)
    Terminal.write(script.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
  }
}
