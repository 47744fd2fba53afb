import CaseFile
import Catalogue
import Model

/// Puts an office's inventory in the place of an earlier one, and says how it compares with what was seen.
struct InventoryImport {
  let file: CaseFile
  let path: String
  let language: Language

  func run() throws {
    let units = try file.all(Unit.self).map { (id: $0.unit, name: $0.name) }
    let inventory = try InventoryFile(path, units: units, now: Clock.now())
    try file.write { writer in
      try writer.delete(InventoryItem.self)
      try writer.insert(contentsOf: inventory.items)
    }
    Terminal.line(
      say("Wczytano pozycji spisu: \(inventory.items.count).", "Lines of the inventory read: \(inventory.items.count).")
    )
    if !inventory.ignored.isEmpty {
      Terminal.line(
        say("Pominięte kolumny: ", "Columns left out: ")
          + inventory.ignored.map(Terminal.harmless).joined(separator: ", "))
    }
    let rows = try file.rows(
      """
      SELECT sum(listed AND seen IS 1), sum(listed AND seen IS 0), sum(listed AND seen IS NULL), sum(NOT listed)
      FROM inventory_comparison
      """)
    let counts = rows.rows.first?.map { $0.text ?? "0" } ?? []
    guard counts.count == 4 else { return }
    Terminal.line(
      say(
        "W spisie i widziane: \(counts[0]). W spisie, a niewidziane: \(counts[1]). Nie do sprawdzenia: \(counts[2]). "
          + "Widziane, a nie w spisie: \(counts[3]).",
        "Listed and seen: \(counts[0]). Listed, not seen: \(counts[1]). Cannot be told: \(counts[2]). "
          + "Seen, not listed: \(counts[3])."))
    Terminal.line(
      say("Wiersze: ", "The rows: ")
        + "tarcza query \(file.path) \"SELECT * FROM inventory_comparison\"")
  }
}
