package import Model

/// A grant programme: its limits, areas and fundable items.
package struct Programme: Hashable, Identifiable, Sendable {
  package enum Status: String, Codable, CaseIterable, Sendable { case announced, open, closed, settled }

  package var id: String
  package var name: Phrase
  package var operatedBy: Fact<String>
  package var legalFrame: Fact<String>
  package var status: Fact<Status>
  package var callOpens: Fact<Day>
  package var callCloses: Fact<Day>
  package var eligibleFrom: Fact<Day>
  package var projectEnds: Fact<Day>
  package var applicants: Fact<Phrase>
  package var minimum: Fact<Money>
  package var maximum: Fact<Money>
  /// Per cent of eligible cost that the grant covers.
  package var intensity: Fact<Int>
  package var durabilityYears: Fact<Int>
  /// The kinds of units whose purchases it never pays for.
  package var excludedUnits: Fact<Set<UnitKind>>
  package var areas: [Area]
  package var items: [Item]
  /// What an applicant must know beside the numbers.
  package var rules: [Fact<Phrase>]
  /// What the programme demands beside purchases: a survey, a statement, a report.
  package var duties: [Fact<Phrase>] = []
  /// What it never pays for.
  package var exclusions: [Fact<Phrase>] = []
  /// The day on which its author last looked at the sources.
  package var verified: Day

  package struct Area: Hashable, Identifiable, Sendable {
    package var id: String
    package var title: Phrase
    package var mandatory: Fact<Bool>
    /// The most that all its lines may cost together, gross; unknown where the rules document no cap.
    package var cap: Fact<Money>
    package init(
      id: String, title: Phrase, mandatory: Fact<Bool>, cap: Fact<Money> = Fact(nil, confidence: .unknown)
    ) {
      self.id = id
      self.title = title
      self.mandatory = mandatory
      self.cap = cap
    }
  }

  package init(
    id: String, name: Phrase, operatedBy: Fact<String>, legalFrame: Fact<String>, status: Fact<Status>,
    callOpens: Fact<Day>, callCloses: Fact<Day>, eligibleFrom: Fact<Day>, projectEnds: Fact<Day>,
    applicants: Fact<Phrase>, minimum: Fact<Money>, maximum: Fact<Money>, intensity: Fact<Int>,
    durabilityYears: Fact<Int>, excludedUnits: Fact<Set<UnitKind>>, areas: [Area], items: [Item],
    rules: [Fact<Phrase>], verified: Day
  ) {
    self.id = id
    self.name = name
    self.operatedBy = operatedBy
    self.legalFrame = legalFrame
    self.status = status
    self.callOpens = callOpens
    self.callCloses = callCloses
    self.eligibleFrom = eligibleFrom
    self.projectEnds = projectEnds
    self.applicants = applicants
    self.minimum = minimum
    self.maximum = maximum
    self.intensity = intensity
    self.durabilityYears = durabilityYears
    self.excludedUnits = excludedUnits
    self.areas = areas
    self.items = items
    self.rules = rules
    self.verified = verified
  }
}
