import GRDB
import Model

/// A case file that was merged into this one.
package struct MergedCase: CaseRecord, Hashable {
  package var id: Int64?
  package var file: String
  package var institution: String?
  package var teryt: String?
  package var unit: String?
  package var employees: Int?
  package var workstations: Int?
  package var servers: Int?
  package var administrators: Int?
  package var authorisedBy: String?
  package var authorisedOn: String?
  package var scope: String?
  package var rows: Int?

  package init(file: String, unit: String?, info: CaseInfo?) {
    self.file = file
    self.unit = unit
    institution = info?.institution
    teryt = info?.teryt
    employees = info?.employees
    workstations = info?.workstations
    servers = info?.servers
    administrators = info?.administrators
    authorisedBy = info?.authorisedBy
    authorisedOn = info?.authorisedOn
    scope = info?.scope
  }

  package static let table = CaseTable(
    "merged_case", "The case files that this one was merged from; empty for a file that a scan made.", identity: ["id"],
    columns: [
      .number("id", "The row's number, in the order of the command.", .plain),
      .text("file", "The file's name.", .path),
      .text("institution", "The office's name in it.", .plain),
      .text("teryt", "The territorial code in it.", .plain),
      .text("unit", "The unit that its rows without one were given; NULL when none was named.", .plain),
      .number("employees", "Employees with a computer account, as it says."),
      .number("workstations", "Workstations, as it says."),
      .number("servers", "Servers, as it says."),
      .number("administrators", "People with administrator's rights, as it says."),
      .text("authorised_by", "Who allowed the examination.", .plain),
      .day("authorised_on", "When it was allowed."),
      .text("scope", "The scope as it was read.", .address),
      .number("rows", "How many rows of it this file holds."),
    ])
}
