import Foundation
import TestSupport

/// A headless Chromium, if there is one; in CI there must be, and axe-core for it, too.
enum Chromium {
  static let program =
    ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first { FileManager.default.isExecutableFile(atPath: $0) }
    ?? "chromium"

  private static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"
  static let canRun = isCI || program.hasPrefix("/")
  static let canRunAxe = canRun && Python.has("axe_playwright_python")

  /// The document as it stands after its scripts have run.
  static func document(of page: [UInt8]) throws -> String {
    let (status, output) = try Python.run(
      #"""
      import os, subprocess, sys, tempfile
      with tempfile.TemporaryDirectory() as folder:
          path = os.path.join(folder, 'page.html')
          open(path, 'wb').write(sys.stdin.buffer.read())
          said = subprocess.run([sys.argv[1], '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
                                 '--user-data-dir=' + folder + '/profile', '--virtual-time-budget=5000', '--dump-dom',
                                 'file://' + path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=55)
          sys.stdout.buffer.write(said.stdout)
      """#, [program], input: Data(page))
    guard status == 0 else { throw Failure(status: status, output: output) }
    return output
  }

  static let canPrint = canRun && (isCI || FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext"))

  /// The text of each printed page.
  static func sheets(of page: [UInt8]) throws -> [String] {
    let (status, output) = try Python.run(
      #"""
      import os, subprocess, sys, tempfile
      with tempfile.TemporaryDirectory() as folder:
          path, pdf = os.path.join(folder, 'page.html'), os.path.join(folder, 'page.pdf')
          open(path, 'wb').write(sys.stdin.buffer.read())
          subprocess.run([sys.argv[1], '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
                          '--user-data-dir=' + folder + '/profile', '--no-pdf-header-footer', '--print-to-pdf=' + pdf,
                          'file://' + path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=55)
          sys.stdout.buffer.write(subprocess.run(['pdftotext', '-layout', pdf, '-'], stdout=subprocess.PIPE).stdout)
      """#, [program], input: Data(page))
    guard status == 0 else { throw Failure(status: status, output: output) }
    return output.split(separator: "\u{C}", omittingEmptySubsequences: false).map(String.init)
  }

  struct Failure: Error {
    var status: Int32
    var output: String
  }
}
