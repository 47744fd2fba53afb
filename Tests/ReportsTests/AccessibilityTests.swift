import Foundation
import Model
import Reports
import TestSupport
import Testing

/// axe-core (https://github.com/dequelabs/axe-core) in a headless Chromium: WCAG 2.1 A and AA, and its best practices.
@Suite(.enabled(if: Chromium.canRunAxe)) struct AccessibilityTests {
  /// Runs axe over a page and prints what it finds.
  ///
  /// The page lies in a frame of the wanted width, because a window cannot be as narrow as a telephone; what axe says goes
  /// into the outer document. The page's own policy would not let axe run.
  private static let judge = #"""
    import html, importlib.util, json, os, re, subprocess, sys, tempfile
    chromium, theme, width = sys.argv[1:4]
    page = sys.stdin.buffer.read().decode()
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', '', page)
    page = page.replace('<html lang', f'<html data-theme="{theme}" lang', 1)
    axe = open(os.path.join(importlib.util.find_spec('axe_playwright_python').submodule_search_locations[0],
                            'axe.min.js')).read()
    run = '''axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',
      'best-practice']}).then(function (r) { parent.document.getElementById('said').textContent =
      'AXE' + JSON.stringify({rules: r.passes.length, wide: document.documentElement.scrollWidth,
      inner: innerWidth, violations: r.violations.map(function (v) { return [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200),
      v.nodes[0].failureSummary.slice(0, 300)] })}) + 'END' })'''
    page = page.replace('</body>', '<script>' + axe + '</script><script>' + run + '</script></body>')
    outer = ('<!doctype html><title>axe</title><pre id="said"></pre><iframe style="border:0" width="' + width
             + '" height="900" srcdoc="' + html.escape(page) + '"></iframe>')
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'page.html')
        open(path, 'w').write(outer)
        said = subprocess.run([chromium, '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
                               '--user-data-dir=' + folder + '/profile', '--window-size=1500,1000',
                               '--timeout=50000', '--virtual-time-budget=40000', '--dump-dom', 'file://' + path],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=55).stdout.decode()
    found = re.search('AXE(.*?)END', said, re.S)
    if not found:
        sys.exit('axe said nothing: ' + said[:300])
    result = json.loads(html.unescape(found.group(1)))
    print('width', result['inner'], 'of', width, 'rules', result['rules'])
    if result['wide'] > result['inner']:
        print('PROBLEM the page is', result['wide'], 'wide')
    for violation in result['violations']:
        print('PROBLEM', violation)
    """#

  @Test(arguments: ["light", "dark"], ["360", "1300"])
  func axeFindsNothing(theme: String, width: String) throws {
    for (language, inputs) in [(Language.polish, try Sample.accepted()), (.english, try Sample.large(.english))] {
      let page = Data(Report(inputs).html(fonts: try PageTests.fonts()))
      let (status, output) = try Python.run(
        AccessibilityTests.judge, [Chromium.program, theme, width], input: page)
      #expect(status == 0 && output.contains("width \(width) of \(width)"), "\(language): \(output.prefix(2000))")
      #expect(!output.contains("PROBLEM"), "\(language): \(output.prefix(4000))")
    }
  }
}
