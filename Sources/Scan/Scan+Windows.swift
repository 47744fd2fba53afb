import CaseFile
import Model
import Probes

extension Scan {
  /// Reads what a Windows machine, its policies or the collector left in a folder or an archive.
  func windows(_ job: Job) throws {
    try withSource(of: job) { source in
      let seen = WindowsProbe(files: source.all).examine(at: source.moment(options.now()))
      let state: Job.State = !seen.isRecognised ? .failed : seen.obstacles.isEmpty ? .done : .partial
      try end(job, as: state, seen.obstacles) { writer in
        let asset = try asset(
          of: job, source, hostname: seen.system.name, kind: seen.isRecognised ? "windows" : nil,
          reason: seen.system.description ?? "Windows", &writer)
        guard seen.isRecognised else { return asset.id }
        try writer.insert(contentsOf: [seen.system.belonging(to: asset.id)])
        try writer.insert(contentsOf: seen.settings.map { $0.belonging(to: asset.id) })
        try writer.insert(contentsOf: seen.accounts.map { $0.belonging(to: asset.id) })
        try writer.insert(contentsOf: seen.members.map { $0.belonging(to: asset.id) })
        try writer.insert(contentsOf: seen.rights.map { $0.belonging(to: asset.id) })
        try writer.insert(contentsOf: seen.audits.map { $0.belonging(to: asset.id) })
        try writer.insert(contentsOf: seen.volumes.map { $0.belonging(to: asset.id) })
        try writer.insert(contentsOf: seen.services.map { $0.belonging(to: asset.id) })
        try writer.insert(contentsOf: seen.tasks.map { $0.belonging(to: asset.id) })
        try writer.insert(contentsOf: seen.shares.map { $0.belonging(to: asset.id) })
        try writer.insert(contentsOf: seen.secretPlaces.map { $0.belonging(to: asset.id) })
        return asset.id
      }
    }
  }
}

extension WindowsSystem {
  /// The product, its release and build, as far as they are known.
  fileprivate var description: String? {
    let words = [product, release, build.map(String.init)].compactMap { $0 }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
