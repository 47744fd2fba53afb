package import Model

/// Why a case file cannot be used.
package enum CaseFileError: Error, Hashable, Sendable {
  case missing(path: String)
  case exists(path: String)
  case unreadable(path: String, why: String)
  /// It is no SQLite database, or a broken one.
  case damaged(path: String, why: String)
  /// An SQLite database of another program.
  case foreign(path: String)
  /// Made by a later Tarcza.
  case newer(path: String, version: Int)
  /// SQLite refused a statement.
  case statement(String)

  package var problem: Phrase {
    switch self {
    case .missing(let path):
      Phrase(
        pl: "Nie ma pliku sprawy \(path). Sprawdź ścieżkę albo utwórz go poleceniem „tarcza scan”.",
        en: "There is no case file \(path). Check the path, or make one with “tarcza scan”.")
    case .exists(let path):
      Phrase(
        pl: "Plik \(path) już istnieje. Podaj inną nazwę w --case albo dokończ badanie przez --resume \(path).",
        en: "\(path) exists already. Give another name with --case, or go on with --resume \(path).")
    case .unreadable(let path, let why):
      Phrase(
        pl: "Nie można otworzyć pliku sprawy \(path): \(why).", en: "The case file \(path) cannot be opened: \(why).")
    case .damaged(let path, let why):
      Phrase(
        pl: "Plik \(path) nie jest plikiem sprawy Tarczy albo jest uszkodzony (\(why)). Użyj kopii zapasowej.",
        en: "\(path) is no case file of Tarcza, or it is damaged (\(why)). Use a backup.")
    case .foreign(let path):
      Phrase(
        pl: "Plik \(path) to baza SQLite innego programu, a nie plik sprawy Tarczy.",
        en: "\(path) is another program's SQLite database, not a case file of Tarcza.")
    case .newer(let path, let version):
      Phrase(
        pl: "Plik \(path) utworzyła nowsza Tarcza (wersja danych \(version), ta zna \(Schema.version)). "
          + "Zaktualizuj program.",
        en: "\(path) was made by a newer Tarcza (data version \(version), this one knows \(Schema.version)). "
          + "Update the program.")
    case .statement(let why):
      Phrase(pl: "Zapytanie odrzucone: \(why).", en: "The statement was refused: \(why).")
    }
  }
}
