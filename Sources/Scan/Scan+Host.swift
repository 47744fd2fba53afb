import CaseFile
import Model
import Probes

extension Scan {
  /// Reads how one Linux system is set up, from its files.
  func host(_ job: Job) throws {
    try withSource(of: job) { source in
      let seen = HostProbe(source, lifecycles: options.lifecycles).examine(observed: source.moment(options.now()))
      guard let system = seen.system else { return try end(job, as: .failed, seen.obstacles) }
      try end(job, as: seen.obstacles.isEmpty ? .done : .partial, seen.obstacles) { writer in
        let asset = try asset(
          of: job, source, hostname: seen.hostname, kind: "linux", reason: system.name ?? "/etc/os-release", &writer)
        try writer.insert([system], of: asset.id)
        try writer.insert([seen.updates].compactMap(\.self), of: asset.id)
        try writer.insert([seen.firewall].compactMap(\.self), of: asset.id)
        try writer.insert([seen.protection].compactMap(\.self), of: asset.id)
        try writer.insert([seen.logging].compactMap(\.self), of: asset.id)
        try writer.insert([seen.backup].compactMap(\.self), of: asset.id)
        try writer.insert(seen.kernelSettings, of: asset.id)
        try writer.insert(seen.mountPoints, of: asset.id)
        try writer.insert(seen.keyFiles, of: asset.id)
        return asset.id
      }
    }
  }

  /// Walks over all files of one Linux system.
  func walk(_ job: Job) throws {
    try withSource(of: job) { source in
      guard let root = source.files.root else {
        let why = Obstacle(reason: "archive", detail: job.target)
        return try end(job, as: .partial, [why])
      }
      let seen = FileWalkProbe(root: root, files: source.files).examine(observed: source.moment(options.now()))
      guard let walk = seen.walk else { return try end(job, as: .failed, seen.obstacles) }
      try end(job, as: seen.obstacles.isEmpty ? .done : .partial, seen.obstacles) { writer in
        let asset = try asset(
          of: job, source, hostname: nil, kind: source.system == .linux ? "linux" : nil, reason: "/etc/os-release",
          &writer)
        try writer.insert([walk], of: asset.id)
        try writer.insert(seen.files, of: asset.id)
        return asset.id
      }
    }
  }
}

extension CaseWriter {
  /// Stores what was seen of one machine.
  fileprivate mutating func insert(_ rows: [some AssetRecord], of asset: Int64?) throws {
    try insert(contentsOf: rows.map { $0.belonging(to: asset) })
  }
}
