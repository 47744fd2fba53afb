import ArgumentParser
import Model

extension Language: ExpressibleByArgument {}

/// `--language pl|en`, on every command.
struct LanguageOption: ParsableArguments {
  @Option(
    help: .init(
      say(
        "Język: pl albo en; domyślnie język systemu, a w razie braku polski.",
        "The language: pl or en; the system's by default, else Polish.")))
  var language: Language = Wording.language
}
