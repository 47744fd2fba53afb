package import Checks
package import Funding
package import Model

/// What a report is made from; the same inputs always make the same bytes.
package struct ReportInputs: Sendable {
  /// The law as it stands on the report's day, as it stood when the programme's call opened, or both where they differ.
  package enum Law: String, CaseIterable, Sendable { case report, programme, both }

  package var contents: CaseContents
  package var checks: [Check]
  package var modules: [CheckModule]
  package var frameworks: [Framework]
  package var remedies: [Remedy]
  /// The order of the self-assessment sheet; nil for KRI and uKSC in their own.
  package var sheet: AssessmentSheet?
  /// The survey's questions by id.
  package var questions: [String: Phrase] = [:]
  /// Which version of the law the sheet names.
  package var law = Law.both
  /// The programme that purchases are planned for; nil for free work only.
  package var programme: Programme?
  /// An earlier case file to compare with.
  package var earlier: EarlierCase?
  /// Another programme, under which the same findings are planned for comparison.
  package var compared: Programme?
  /// Replaces the county's own highest grant of the case file.
  package var limit: Money?
  /// The office's own prices.
  package var prices: [Item.ID: OfficePrice]
  package var must: Set<Item.ID>
  package var never: Set<Item.ID>
  /// SHA-256 of the folder of checks, in hexadecimal.
  package var catalogueDigest: String
  package var toolVersion: String
  package var language: Language

  package init(
    contents: CaseContents, checks: [Check], modules: [CheckModule], frameworks: [Framework], remedies: [Remedy],
    programme: Programme? = nil, compared: Programme? = nil, limit: Money? = nil, prices: [Item.ID: OfficePrice] = [:],
    must: Set<Item.ID> = [],
    never: Set<Item.ID> = [], catalogueDigest: String, toolVersion: String, language: Language
  ) {
    self.contents = contents
    self.checks = checks
    self.modules = modules
    self.frameworks = frameworks
    self.remedies = remedies
    self.programme = programme
    self.compared = compared
    self.limit = limit
    self.prices = prices
    self.must = must
    self.never = never
    self.catalogueDigest = catalogueDigest
    self.toolVersion = toolVersion
    self.language = language
  }
}
