import Catalogue
import Checks
import Model

/// A requirement for people: whom it binds, where it stands and stood, what speaks to it.
struct RequirementPage {
  let requirement: Requirement
  let framework: Framework
  let checks: [Check]
  let day: Day
  let language: Language

  init(
    _ requirement: Requirement, of framework: Framework, checks: [Check], on day: Day, _ language: Language
  ) {
    self.requirement = requirement
    self.framework = framework
    self.checks = checks.filter { $0.references.requirements[framework.id]?.contains(requirement.id) ?? false }
    self.day = day
    self.language = language
  }

  var text: String { (head + places + speakers).map { $0 + "\n" }.joined() }

  private var head: [String] {
    let witnesses = Requirement.Witness.allCases.filter(requirement.answeredBy.contains).map { witness in
      switch witness {
      case .scan: say("skan", "the scan")
      case .survey: say("ankieta", "the survey")
      }
    }
    let bound = Requirement.Bound.allCases.filter(requirement.appliesTo.contains).map { bound in
      switch bound {
      case .office: say("starostwo", "the county office")
      case .units: say("jednostki podległe", "subordinate units")
      }
    }
    let procedures =
      requirement.answeredBy.contains(.scan)
      ? [] : [say("Skan nigdy go nie zalicza.", "A scan never meets it.")]
    return [
      "\(requirement.title[language]) (\(framework.id).\(requirement.id))", framework.title[language],
      say("Dotyczy: ", "Binds: ") + bound.joined(separator: ", "),
      say("Odpowiada: ", "Answered by: ") + witnesses.joined(separator: say(" i ", " and ")),
    ] + procedures + [""]
  }

  private var places: [String] {
    requirement.places.flatMap { place -> [String] in
      let span = [
        place.from.map { say("od ", "from ") + $0.text(language) },
        place.until.map { say("do ", "until ") + $0.text(language) },
      ].compactMap(\.self).joined(separator: " ")
      let now = place.isInForce(on: day) ? "▸ " : "  "
      return [
        "\(now)\(place.unit), \(place.act)",
        "    " + [span, place.confidence.markOfLaw?[language]].compactMap(\.self).joined(separator: "; "),
        place.due.map { "    " + say("pierwszy termin: ", "first due: ") + $0.text(language) },
        place.source.map { "    " + say("źródło: ", "source: ") + $0 },
      ].compactMap(\.self)
    } + [""]
  }

  private var speakers: [String] {
    guard !checks.isEmpty else { return [say("Żadna kontrola go nie dotyczy.", "No check speaks to it.")] }
    return [say("Kontrole:", "Checks:")] + checks.map { "  \($0.id): \($0.texts[language].title)" }
  }
}

extension Catalogue {
  /// The requirement of this id, such as `kri.szbi-2`, or an end that suggests another one.
  func knownRequirement(_ name: String) throws -> (Framework, Requirement) {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    if parts.count == 2, let framework = framework(parts[0]),
      let requirement = framework.requirements.first(where: { $0.id == parts[1] })
    {
      return (framework, requirement)
    }
    let near = Spelling.nearest(
      to: name, among: frameworks.flatMap { framework in framework.requirements.map { "\(framework.id).\($0.id)" } })
    throw Failure(
      "Nie ma wymagania „\(name)”.\(near.map { " Może chodzi o \($0)?" } ?? "") Wykaz: tarcza requirements list",
      "There is no requirement “\(name)”.\(near.map { " Did you mean \($0)?" } ?? "") The list: tarcza requirements list"
    )
  }
}
