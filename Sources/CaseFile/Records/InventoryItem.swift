import GRDB
import Model

/// One line of the office's own inventory of equipment.
package struct InventoryItem: CaseRecord, Hashable {
  package var id: Int64?
  package var unit: String?
  package var line: Int
  package var name: String?
  package var address: String?
  package var mac: String?
  package var kind: String?
  package var system: String?
  package var supportedUntil: String?
  package var supportDaysLeft: Int?
  package var owner: String?
  package var place: String?
  package var source: String
  package var imported: String

  package init(line: Int, source: String, imported: String) {
    self.line = line
    self.source = source
    self.imported = imported
  }

  package static let table = CaseTable(
    "inventory_item", "The office's own inventory of equipment, as it was imported; each import replaces the last.",
    identity: ["name", "address", "mac"],
    columns: [
      .number("id", "The row's number.", .plain),
      .text("unit", "The organisational unit, an id of the scope.", .plain),
      .number("line", "The line of the imported file.", .plain),
      .text("name", "The device's name.", .name),
      .text("address", "Its address, in canonical form.", .address),
      .text("mac", "Its hardware address, as 00:11:22:33:44:55.", .address),
      .text("kind", "What the inventory calls it.", .plain),
      .text("system", "Its operating system, in the inventory's words.", .version),
      .day("supported_until", "Until when its maker supports it, in the inventory's words."),
      .number("support_days_left", "Days from the import to that day; negative when it has passed.", unit: "days"),
      .text("owner", "Who is responsible for it.", .account),
      .text("place", "Where it stands.", .path),
      .text("source", "The imported file.", .path),
      .moment("imported", "When it was imported."),
    ])

  /// The inventory beside what was seen: by hardware address, else by address, else by name.
  ///
  /// A device whose line gives none of the three cannot be looked for, and where no network was examined nothing
  /// can be said of any.
  package static let comparison = CaseTable(
    "inventory_comparison",
    "The inventory compared with what was seen: a row for each line of the inventory, and for each machine that no line "
      + "names. Empty until an inventory is imported.",
    identity: ["name", "address", "mac"],
    view: """
      WITH pair AS (
        SELECT i.id AS item, min(
          a.id + 4294967296 * CASE
            WHEN lower(a.mac) = i.mac THEN 0 WHEN a.address = i.address THEN 1 ELSE 2 END) % 4294967296 AS asset
        FROM inventory_item i LEFT JOIN asset a
          ON lower(a.mac) = i.mac
            OR ((i.unit IS NULL OR a.unit IS NULL OR i.unit = a.unit)
              AND (a.address = i.address OR lower(a.name) = lower(i.name)
                OR substr(lower(a.name), 1, length(i.name) + 1) = lower(i.name) || '.'))
        GROUP BY i.id
      )
      SELECT 'i' || i.id AS id, p.asset AS asset, i.unit AS unit, i.name AS name, i.address AS address, i.mac AS mac,
        i.kind AS kind, i.line AS line, 1 AS listed,
        CASE WHEN p.asset IS NOT NULL THEN 1
          WHEN i.name IS NULL AND i.address IS NULL AND i.mac IS NULL THEN NULL
          WHEN EXISTS (SELECT 1 FROM asset WHERE origin = 'network') THEN 0 END AS seen
      FROM inventory_item i JOIN pair p ON p.item = i.id
      UNION ALL
      SELECT 'a' || a.id, a.id, a.unit, a.name, a.address, a.mac, a.kind, NULL, 0, 1
      FROM asset a
      WHERE EXISTS (SELECT 1 FROM inventory_item) AND a.id NOT IN (SELECT asset FROM pair WHERE asset IS NOT NULL)
      """,
    columns: [
      .text("id", "i and the line's row, or a and the asset's.", .plain),
      .number("asset", "The machine that was seen; NULL when it was not.", .plain),
      .text("unit", "The organisational unit.", .plain),
      .text("name", "Its name.", .name),
      .text("address", "Its address.", .address),
      .text("mac", "Its hardware address.", .address),
      .text("kind", "What it is, in the inventory's or the scan's words.", .plain),
      .number("line", "The line of the imported file; NULL for a machine that no line names.", .plain),
      .flag("listed", "Whether the inventory has it."),
      .flag("seen", "Whether the scan saw it; NULL when no network was examined, or the line gives nothing to go by."),
    ])
}
