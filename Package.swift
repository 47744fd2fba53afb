// swift-tools-version: 6.2
import PackageDescription

/// What every target of the house agrees on: Swift 6, no warnings, explicit existentials, internal imports.
let house: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
]

/// The same, and every unsafe expression is marked `unsafe`.
///
/// `Network` and `CaseFile` do without: nearly each line of theirs is a call into the kernel or into SQLite.
let strict: [SwiftSetting] = house + [.strictMemorySafety()]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "tarcza",
  products: [.executable(name: "tarcza", targets: ["tarcza"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "Model", swiftSettings: strict),
    .target(name: "Wire", swiftSettings: strict),
    .target(name: "Archives", dependencies: ["Model", "CZlib"], swiftSettings: strict),
    .target(name: "Network", dependencies: ["Model", "CLinux"], swiftSettings: house),
    .target(name: "OpenSSL", dependencies: ["COpenSSL"], swiftSettings: strict),
    .target(name: "CaseFile", dependencies: ["Model", grdb, sqlite], swiftSettings: house),
    .target(name: "Funding", dependencies: ["Model"], swiftSettings: strict),
    .target(name: "Checks", dependencies: ["Model", "CaseFile"], swiftSettings: strict),
    .target(name: "Ratings", dependencies: ["Model", "CaseFile"], swiftSettings: strict),
    .target(
      name: "Catalogue", dependencies: ["Model", "Wire", "CaseFile", "Checks", "Funding", "Ratings", "OpenSSL", yams],
      swiftSettings: strict),
    .target(
      name: "Probes", dependencies: ["Model", "Wire", "Network", "OpenSSL", "CaseFile", "Archives"],
      swiftSettings: strict),
    .target(name: "Scan", dependencies: ["Model", "CaseFile", "Probes", "Ratings", "Network"], swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: ["Model", "CaseFile", "Checks", "Funding", "OpenSSL", "Archives", "CXlsxWriter"],
      exclude: ["Resources"],
      swiftSettings: strict),
    .executableTarget(
      name: "tarcza",
      dependencies: [
        "Model", "Wire", "Network", "OpenSSL", "CaseFile", "Funding", "Checks", "Ratings", "Catalogue", "Probes",
        "Scan", "Archives",
        "Reports",
        argumentParser,
      ],
      resources: [.embedInCode("Collectors/linux.sh"), .embedInCode("Collectors/windows.ps1")], swiftSettings: strict),
    .testTarget(
      name: "RatingsTests", dependencies: ["Ratings", "Catalogue", "CaseFile", "Model"], swiftSettings: house),
    .testTarget(name: "ModelTests", dependencies: ["Model"], swiftSettings: house),
    .testTarget(name: "WireTests", dependencies: ["Wire"], swiftSettings: house),
    .testTarget(name: "NetworkTests", dependencies: ["Network", "Model", "CLinux"], swiftSettings: house),
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: house),
    .testTarget(name: "ArchivesTests", dependencies: ["Archives", "TestSupport"], swiftSettings: house),
    .testTarget(name: "OpenSSLTests", dependencies: ["OpenSSL", "TestSupport"], swiftSettings: house),
    .testTarget(name: "CaseFileTests", dependencies: ["CaseFile", "Model", "TestSupport"], swiftSettings: house),
    .testTarget(name: "FundingTests", dependencies: ["Funding", "Model"], swiftSettings: house),
    .testTarget(name: "ChecksTests", dependencies: ["Checks", "CaseFile", "Model"], swiftSettings: house),
    .testTarget(
      name: "CatalogueTests",
      dependencies: ["Catalogue", "Checks", "Funding", "CaseFile", "Model", "Probes", "TestSupport", yams],
      swiftSettings: house),
    .testTarget(
      name: "ProbesTests",
      dependencies: ["Probes", "Network", "CaseFile", "Model", "OpenSSL", "Wire", "Archives", "TestSupport"],
      exclude: ["Roots"], swiftSettings: house),
    .testTarget(
      name: "ScanTests", dependencies: ["Scan", "Probes", "CaseFile", "Model", "OpenSSL", "TestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "Archives", "Catalogue", "CaseFile", "Checks", "Funding", "Model", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: house),
    // Built always, so that it never rots; it is small.
    .executableTarget(
      name: "Bench", dependencies: ["Network", "Probes", "CaseFile", "Funding", "Model", "CLinux", "TestSupport"],
      path: "Tests/Bench",
      exclude: ["Peers"],
      swiftSettings: house),
    .testTarget(name: "CommandTests", dependencies: ["CaseFile", "Model", "TestSupport"], swiftSettings: house),
  ]
)

// libFuzzer's targets have no main and link only with it: `FUZZ=1 swift build --sanitize=fuzzer --product FuzzWire`.
// Nothing else is built then.
if Context.environment["FUZZ"] != nil {
  package.dependencies = []
  package.products = []
  package.targets = [
    .target(name: "Wire", swiftSettings: strict),
    .executableTarget(
      name: "FuzzWire", dependencies: ["Wire"], path: "Tests/Fuzz/Wire",
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
  ]
}
