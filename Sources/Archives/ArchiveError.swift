package import Model

/// Why an archive or a compressed stream cannot be read or written.
package enum ArchiveError: Error, Hashable, Sendable {
  /// It is not what it was taken for: no ZIP directory, no gzip header.
  case notThatFormat
  /// It ends before its content does.
  case truncated
  /// Its content contradicts itself; the text says in a few words where.
  case damaged(String)
  /// More bytes or more entries than the caller takes.
  case tooLarge(limit: Int)
  /// A path that leads out of the archive, or is none.
  case unsafePath(String)
  /// Something that the format allows and this reader does not read, such as encryption.
  case unsupported(String)
  /// Nothing of that name is in it.
  case notFound(String)
  /// zlib got no memory.
  case noMemory

  /// One sentence without the file's name, which the caller puts before it.
  package var phrase: Phrase {
    switch self {
    case .notThatFormat:
      Phrase(pl: "to nie jest archiwum tego rodzaju", en: "this is not an archive of that kind")
    case .truncated:
      Phrase(
        pl: "plik jest ucięty; skopiuj go jeszcze raz w całości", en: "the file is cut off; copy the whole of it again")
    case .damaged(let place):
      Phrase(
        pl: "archiwum jest uszkodzone (\(place)); skopiuj je jeszcze raz",
        en: "the archive is damaged (\(place)); copy it again")
    case .tooLarge(let limit):
      Phrase(
        pl: "po rozpakowaniu byłoby tego więcej niż dozwolone \(limit)",
        en: "unpacked, it would be more than the \(limit) that are allowed")
    case .unsafePath(let path):
      Phrase(
        pl: "ścieżka „\(path)” wychodzi poza archiwum, więc nie zostało ono odczytane",
        en: "the path \"\(path)\" leads out of the archive, so it was not read")
    case .unsupported(let feature):
      Phrase(
        pl: "nie da się tego odczytać (\(feature)); zapisz archiwum jako zwykły ZIP bez hasła",
        en: "this cannot be read (\(feature)); save the archive as a plain ZIP without a password")
    case .notFound(let name):
      Phrase(pl: "w archiwum nie ma pliku „\(name)”", en: "there is no file \"\(name)\" in the archive")
    case .noMemory: Phrase(pl: "zabrakło pamięci", en: "there is not enough memory")
    }
  }
}
