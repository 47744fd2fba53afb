import GRDB
import Model

/// A template of certificates of Active Directory Certificate Services.
package struct DirectoryTemplate: DirectoryRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String
  package var domain: String?
  package var published: Bool?
  package var subjectSupplied: Bool?
  package var approvalRequired: Bool?
  package var signaturesRequired: Int?
  package var logsOn: Bool?
  package var anyPurpose: Bool?
  package var enrolmentAgent: Bool?
  package var broadlyEnrollable: Bool?
  package var broadlyWritable: Bool?
  package var keyBits: Int?
  package var observed: String

  package init(name: String, observed: String) {
    self.name = name
    self.observed = observed
  }

  package static let table = CaseTable(
    "directory_template", "Templates of certificates (AD CS), and what their holders could do with a certificate.",
    identity: ["name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The directory that was examined.", .plain),
      .text("name", "The template.", .name),
      .text("domain", "The domain.", .name),
      .flag("published", "Whether an authority issues it."),
      .flag("subject_supplied", "Whether who asks says whom the certificate is for."),
      .flag("approval_required", "Whether a manager of certificates has to approve."),
      .number("signatures_required", "How many signatures of enrolment agents a request needs."),
      .flag(
        "logs_on", "Whether its certificates log on: client authentication, smart card, any purpose or none named."),
      .flag("any_purpose", "Whether its certificates are for any purpose, or name none."),
      .flag("enrolment_agent", "Whether its certificates let one ask in others' names."),
      .flag("broadly_enrollable", "Whether everybody may ask for it; NULL when permissions were not visible."),
      .flag("broadly_writable", "Whether everybody may change it; NULL when permissions were not visible."),
      .number("key_bits", "The shortest key.", unit: "bits"),
      .moment("observed", "When it was seen."),
    ])
}
