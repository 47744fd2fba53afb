import GRDB
import Model

/// A trust of a domain in another.
package struct DirectoryTrust: DirectoryRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var partner: String
  package var domain: String?
  package var direction: String?
  package var kind: String?
  package var sidFiltering: Bool?
  package var selectiveAuthentication: Bool?
  package var ticketDelegation: Bool?
  package var rc4Only: Bool?
  package var passwordAgeDays: Int?
  package var observed: String

  package init(partner: String, observed: String) {
    self.partner = partner
    self.observed = observed
  }

  package static let table = CaseTable(
    "directory_trust", "Trusts between the domain and others.", identity: ["partner"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The directory that was examined.", .plain),
      .text("partner", "The other domain.", .name),
      .text("domain", "The domain.", .name),
      .text("direction", "inbound (they trust us), outbound (we trust them), both or disabled.", .plain),
      .text("kind", "forest, within-forest, external, realm (Kerberos) or old (Windows NT).", .plain),
      .flag(
        "sid_filtering",
        "Whether SIDs from the other side that are not its own are thrown away; NULL where it does not "
          + "matter: inbound only, or within the forest."),
      .flag("selective_authentication", "Whether people of the other side reach only what was opened to them."),
      .flag("ticket_delegation", "Whether tickets that can be passed on cross the trust."),
      .flag("rc4_only", "Whether the trust has no AES keys by its settings."),
      .number(
        "password_age_days",
        "Days since the last change of the trust, its password among them, which is changed every 30.", unit: "days"),
      .moment("observed", "When it was seen."),
    ])
}
