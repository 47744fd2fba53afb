package import CaseFile
package import Model
package import Network
import Probes

/// One examination: the pieces of work of a case file, done one after another under the scope's limits.
///
/// Every piece of work is written in one transaction when it ends, so that a run killed at any moment loses at most the
/// pieces in flight, and another run goes on where this one stopped.
package struct Scan: Sendable {
  package let file: CaseFile
  package let scope: Scope
  package let options: ScanOptions
  let network: Network
  let watch: @Sendable (ScanEvent) -> Void

  package init(
    file: CaseFile, scope: Scope, options: ScanOptions, network: Network,
    watch: @escaping @Sendable (ScanEvent) -> Void
  ) {
    self.file = file
    self.scope = scope
    self.options = options
    self.network = network
    self.watch = watch
  }

  /// Writes what is to be done into a new case file: the office, its units and the first pieces of work.
  ///
  /// - Parameters:
  ///   - scopeText: the scope as the user wrote it, from which `tarcza scan --resume` reads it again.
  ///   - targets: the part of the scope that is to be examined.
  /// - Throws: what the case file throws when it cannot be written.
  package func prepare(scopeText: String, targets: Scope) throws {
    try file.write { writer in
      var info = CaseInfo(scope: scopeText)
      info.fill(from: scope)
      try writer.insert(&info)
      try writer.insert(contentsOf: scope.units.map { Unit(unit: $0.id, name: $0.name, kind: $0.kind.rawValue) })
      try writer.insert(contentsOf: JobPlan.jobs(for: targets, options))
    }
  }

  /// Does all pieces of work that are not done yet; returns early, with the rest still to do, when it is cancelled.
  package func run() async throws -> ScanOutcome {
    var run = Run(
      started: options.now().iso, toolVersion: options.toolVersion, language: options.language.rawValue,
      scanner: ThisMachine.hostName, vantage: options.vantage, seed: Int64(bitPattern: options.seed))
    run.window = options.window?.description
    try file.write { writer in
      try writer.insert(&run)
      try writer.putBackWhatWasCutOff()
    }
    try reportStanding()
    while !Task.isCancelled, let batch = try nextBatch() {
      try await performWhileAllowed(batch)
      try reportStanding()
    }
    let left = try file.all(Job.self, where: "state IN ('pending', 'running')")
    if left.isEmpty {
      run.finished = options.now().iso
      try file.write { try $0.update(run) }
    }
    return ScanOutcome(
      isComplete: left.isEmpty, unexamined: try file.all(Job.self, where: "state IN ('partial', 'failed', 'refused')"))
  }

  /// The next piece of work, or as many as may be done side by side: services of different hosts.
  private func nextBatch() throws -> [Job]? {
    guard let first = try file.all(Job.self, where: "state = 'pending'").first else { return nil }
    guard first.module == "tls" || ServiceModule.named(first.module) != nil else { return [first] }
    let alike = try file.all(
      Job.self, where: "state = 'pending' AND module = :module", ["module": .text(first.module)])
    return Array(alike.prefix(Scan.hostsSideBySide))
  }

  private static let hostsSideBySide = 8

  /// Performs pieces of work while networks may be contacted: before it waits until they may, and when they no longer
  /// may, it gives the work up, so that it is begun anew later.
  private func performWhileAllowed(_ batch: [Job]) async throws {
    guard batch.contains(where: \.contactsNetwork) else { return try await perform(batch) }
    if let closed = options.gate.closed {
      watch(.waiting(closed))
      while options.gate.closed != nil {
        // Cancelled: the loop around this sees it, and leaves the work for another run.
        guard (try? await Task.sleep(for: Scan.blink)) != nil else { return }
      }
      watch(.resumed)
    }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        try await perform(batch)
        return true
      }
      group.addTask {
        while options.gate.closed == nil {
          guard (try? await Task.sleep(for: Scan.blink)) != nil else { return true }
        }
        return false
      }
      let isDone = try await group.next() ?? true
      group.cancelAll()
      if !isDone { try await group.waitForAll() }
    }
    if !Task.isCancelled { try file.write { try $0.putBackWhatWasCutOff() } }
  }

  private static let blink = Duration.milliseconds(200)

  private func perform(_ batch: [Job]) async throws {
    guard let module = batch.first?.module else { return }
    let started = options.now().iso
    try file.write { writer in
      for var job in batch {
        job.state = .running
        job.started = started
        try writer.update(job)
      }
    }
    watch(.began(module: module, jobs: batch.count))
    switch module {
    case "passwords": for job in batch { try passwords(job) }
    case "windows": for job in batch { try windows(job) }
    case "host": for job in batch { try host(job) }
    case "files": for job in batch { try walk(job) }
    case "ports": for job in batch { try await ports(job) }
    case "tls": try await tls(batch)
    case "directory": for job in batch { try await directory(job) }
    default:
      if let module = ServiceModule.named(module) { return try await services(batch, of: module) }
      for job in batch { try end(job, as: .failed, [Obstacle(reason: "unknown-module", detail: module)]) }
    }
  }

  /// Closes a piece of work together with what it found.
  func end(
    _ job: Job, as state: Job.State, _ obstacles: [Obstacle],
    keeping rows: (inout CaseWriter) throws -> Int64? = { _ in nil }
  ) throws {
    guard !Task.isCancelled else { return }
    var job = job
    job.state = state
    job.reason = obstacles.first?.reason
    job.detail = obstacles.isEmpty ? nil : obstacles.prefix(20).map(\.detail).joined(separator: "; ")
    job.finished = options.now().iso
    try file.write { writer in
      job.asset = try rows(&writer) ?? job.asset
      try writer.update(job)
    }
    watch(.ended(module: job.module, target: job.target, state: state.rawValue))
  }
}

extension Job {
  /// Whether it sends anything: files are read at any hour.
  fileprivate var contactsNetwork: Bool {
    !JobPlan.fileModules.contains(module) && !(module == "directory" && target.hasPrefix("/"))
  }
}

extension CaseWriter {
  /// Work that was under way when a run was stopped is to be done again.
  fileprivate mutating func putBackWhatWasCutOff() throws {
    for var job in try all(Job.self, where: "state = 'running'") {
      job.state = .pending
      try update(job)
    }
  }
}

/// What a run came to.
package struct ScanOutcome: Sendable {
  /// Whether every piece of work was done; if not, another run can go on.
  package var isComplete: Bool
  /// The pieces of work that ended without a whole answer.
  package var unexamined: [Job]
}

extension CaseInfo {
  /// Takes over what the scope says of the office, the leave and the programme.
  package mutating func fill(from scope: Scope) {
    institution = scope.institution.name
    teryt = scope.institution.teryt
    address = scope.institution.address
    contact = scope.institution.contact
    employees = scope.institution.employees
    workstations = scope.institution.workstations
    servers = scope.institution.servers
    administrators = scope.institution.administrators
    authorisedBy = scope.authorisation?.by
    authorisedOn = scope.authorisation?.on.iso
    programme = scope.funding.programme
    grantLimit = scope.funding.limit?.grosze
  }
}
