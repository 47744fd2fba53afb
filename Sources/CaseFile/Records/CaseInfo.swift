import GRDB
import Model

/// What the scope says of the office, the leave and the programme: one row.
package struct CaseInfo: CaseRecord, Hashable {
  package var id: Int64?
  package var institution: String?
  package var teryt: String?
  package var address: String?
  package var contact: String?
  package var employees: Int?
  package var workstations: Int?
  package var servers: Int?
  package var administrators: Int?
  package var authorisedBy: String?
  package var authorisedOn: String?
  package var programme: String?
  package var grantLimit: Int?
  package var scope: String

  package init(scope: String) { self.scope = scope }

  package static let table = CaseTable(
    "case_info", "The office, who allowed the examination, and the grant it is meant for: one row.", identity: [],
    columns: [
      .number("id", "Always 1.", .plain),
      .text("institution", "The office's name.", .plain),
      .text("teryt", "The county's territorial code.", .plain),
      .text("address", "The office's postal address.", .plain),
      .text("contact", "Who answers questions about the report.", .account),
      .number("employees", "Employees with a computer account."),
      .number("workstations", "Workstations, laptops included."),
      .number("servers", "Servers, virtual ones included."),
      .number("administrators", "People with administrator's rights."),
      .text("authorised_by", "Who allowed the examination.", .plain),
      .day("authorised_on", "When it was allowed."),
      .text("programme", "The grant programme's id.", .plain),
      .number("grant_limit", "The county's own highest grant.", unit: "grosze", .plain),
      .text("scope", "The scope as it was read: the file's text, or the command's targets.", .address),
    ])
}
