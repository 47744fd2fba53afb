package import CaseFile

extension TLSGrade {
  /// The grade of a service: the worst cap that applies, A+ when none does.
  ///
  /// No grade is given while its versions, suites or certificates are not known, unless it is F already: a good one would
  /// be a guess.
  package init(rating facts: EndpointFacts) {
    self.init(of: facts.endpoint)
    let answers = GradeCap.all.map { ($0, $0.applies(facts)) }
    let found = answers.filter { $0.1 == true }.map(\.0)
    let worst = found.map(\.grade).max() ?? .aPlus
    let isKnown =
      !facts.versions.contains { $0.accepted == nil } && facts.endpoint.suitesComplete == true
      && (!facts.leaves.isEmpty || facts.endpoint.suiteAnonymous == true)
    grade = isKnown || worst == .f ? worst.rawValue : nil
    caps = found.map { "\($0.grade.rawValue):\($0.reason)" }.joined(separator: " ")
    unknown = answers.filter { $0.1 == nil }.map(\.0.reason).joined(separator: " ")
  }
}
