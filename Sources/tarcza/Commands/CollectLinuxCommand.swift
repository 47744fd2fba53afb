import ArgumentParser

/// `tarcza collect linux`.
struct CollectLinuxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "linux",
    abstract: say(
      "Wypisuje skrypt powłoki, który zbiera ustawienia systemu Linux do jednego archiwum.",
      "Prints the shell script that collects a Linux system's settings into one archive."),
    discussion: say(
      """
      Zapisz skrypt, przenieś go na badany komputer i uruchom tam jako administrator:

        tarcza collect linux > tarcza-collect.sh
        sudo sh tarcza-collect.sh

      Skrypt tylko czyta i działa w każdej powłoce POSIX, także w busybox. Skróty haseł, klucze i hasła z ustawień nie \
      opuszczają komputera. Archiwum zbadaj tak: tarcza scan --evidence PLIK.tar.gz
      """,
      """
      Save the script, take it to the machine and run it there as the superuser:

        tarcza collect linux > tarcza-collect.sh
        sudo sh tarcza-collect.sh

      The script only reads and works in every POSIX shell, busybox included. Hashes of passwords, keys and passwords in \
      settings do not leave the machine. Examine the archive: tarcza scan --evidence FILE.tar.gz
      """))

  func run() { Terminal.write(String(decoding: PackageResources.linux_sh, as: UTF8.self)) }
}
