package import Funding
package import Model

/// The edition that is attached to an application: what the grantor needs, and nothing that an attacker could use.
///
/// It is a type of its own, built field by field from an allow-list; no field can hold a text that came from a probe
/// (``PublicText``). It has no hosts, addresses, accounts, paths, products, versions, ports, check ids, evidence,
/// moments, places in the network, or names of units.
package struct ApplicationReport: Hashable, Sendable, Encodable {
  /// The format and its version.
  package let schema: PublicText
  package let language: Language
  /// `application`.
  package let edition: PublicText
  /// The Traffic Light Protocol mark (https://www.first.org/tlp/).
  package let marking: PublicText
  /// The number that both editions of one report carry.
  package let number: PublicText
  /// The day of the last run or of the survey's last answer, without the hour.
  package let date: Day?
  package let office: OfficeStatement
  package let programme: ProgrammeNote?
  package let summary: Summary
  /// Findings by area.
  package let areas: [AreaCount]
  /// What is wrong, in the words for an application, the worst first.
  package let findings: [Finding]
  package let freeWork: FreeWork
  package let plan: PlanSheet
  package let requirements: [RequirementStatus]
  package let method: Method

  /// The version that this tool writes.
  package static let currentSchema: PublicText = "tarcza.raport-do-wniosku/1"

  package struct ProgrammeNote: Hashable, Sendable, Encodable {
    package let name: PublicText
    /// What its status means for the office.
    package let status: PublicText
  }

  package struct Summary: Hashable, Sendable, Encodable {
    package let verdict: PublicText
    /// Nil when nothing came to an answer: then there is no letter.
    package let letters: Letters?
    /// What part of the tests came to an answer, in thousandths.
    package let decided: Int
    /// Kinds of findings by severity.
    package let counts: Counts
  }

  /// The letter today, after the free work, and after the plan.
  package struct Letters: Hashable, Sendable, Encodable {
    package let today: Grade
    package let afterFreeWork: Grade
    package let afterPlan: Grade
  }

  package struct Counts: Hashable, Sendable, Encodable {
    package let critical: Int
    package let high: Int
    /// Medium, low and notes.
    package let other: Int
  }

  package struct AreaCount: Hashable, Sendable, Encodable {
    package let area: PublicText
    package let counts: Counts
  }

  package struct Finding: Hashable, Sendable, Encodable {
    /// Its number in both editions.
    package let number: PublicText
    package let title: PublicText
    package let area: PublicText
    package let severity: Severity
    package let systems: Band
    /// Whether work without cost mends it, at least in part.
    package let freeWork: Bool
    /// Numbers of the plan's lines that mend it.
    package let items: [PublicText]
  }

  /// Work that costs only hours: how much of it there is, not what it is, before it is done.
  package struct FreeWork: Hashable, Sendable, Encodable {
    package let actions: Int
    package let hours: Int
  }

  package struct RequirementStatus: Hashable, Sendable, Encodable {
    /// What was found unmet and what was found met in part are one: the difference would point at the gap.
    package enum Status: String, Encodable, CaseIterable, Sendable {
      case met
      case toImprove = "to-improve"
      case needsSurvey = "needs-survey"
      case notExamined = "not-examined"
    }

    package let framework: PublicText
    package let id: PublicText
    package let title: PublicText
    /// Where it stands on the report's day; nil when it is not in force then.
    package let unit: PublicText?
    /// How sure that place is; nil when it is confirmed.
    package let mark: PublicText?
    package let status: Status
  }

  package struct Method: Hashable, Sendable, Encodable {
    package let toolVersion: PublicText?
    package let checks: Int
    /// SHA-256 of the folder of checks.
    package let catalogueDigest: PublicText?
    /// SHA-256 of the full edition's `raport.json`, byte for byte.
    package let fullEditionDigest: PublicText
  }
}

/// A number of systems, told only roughly.
package enum Band: String, Hashable, Encodable, CaseIterable, Sendable {
  case one = "1"
  case few = "2-5"
  case several = "6-20"
  case many = "more-than-20"

  init(_ count: Int) {
    switch count {
    case ...1: self = .one
    case ...5: self = .few
    case ...20: self = .several
    default: self = .many
    }
  }
}
