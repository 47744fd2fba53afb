import ArgumentParser
import Model

/// `tarcza init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: say(
      "Zapisuje plik zakresu badania z objaśnieniami, do uzupełnienia.",
      "Writes a scope file with comments, to be filled in."))

  @Argument(help: .init(say("Plik, który ma powstać.", "The file to write."))) var path = "powiat.yaml"
  @OptionGroup var language: LanguageOption

  func run() throws {
    guard !SafeFile.exists(path) else {
      throw Failure(
        "Plik \(path) już istnieje i nie został zmieniony. Podaj inną nazwę: tarcza init NAZWA.yaml",
        "\(path) exists already and was left alone. Give another name: tarcza init NAME.yaml")
    }
    try SafeFile.write(Array(ScopeTemplate.text[language.language].utf8), to: path)
    Terminal.line(
      say(
        "Zapisano \(path). Uzupełnij go w edytorze, a potem uruchom: tarcza scan --scope \(path)",
        "Wrote \(path). Fill it in, then run: tarcza scan --scope \(path)"))
  }
}
