import Model
import Testing

@Suite struct ScanWindowTests {
  @Test(arguments: [
    ("20:00-06:00", [0, 359, 1200, 1439], [360, 719, 1199]), ("06:00–20:00", [360, 1199], [0, 359, 1200]),
    (" 8:30 - 9:00 ", [510, 539], [509, 540]), ("00:00-24:00", [0, 1439], []),
  ]) func hoursAreReadAndKept(text: String, inside: [Int], outside: [Int]) throws {
    let window = try #require(ScanWindow(text))
    for minute in inside { #expect(window.contains(minute: minute), "\(minute)") }
    for minute in outside { #expect(!window.contains(minute: minute), "\(minute)") }
    #expect(ScanWindow(window.description) == window)
  }

  @Test(arguments: [
    "", "20:00", "20-06", "25:00-06:00", "20:00-20:00", "20:60-06:00", "a:b-c:d", "1:2:3-4:5", "24:01-1:00",
  ])
  func whatIsNoWindowIsRefused(text: String) {
    #expect(ScanWindow(text) == nil)
  }

  @Test func pacesHaveNames() throws {
    let (gentle, fast) = (try #require(Scope.Rate.named("gentle")), try #require(Scope.Rate.named("fast")))
    #expect(Scope.Rate.named("normal") == Scope.Rate())
    #expect(gentle.perSecond < Scope.Rate().perSecond && gentle.perHost < Scope.Rate().perHost)
    #expect(fast.perSecond > Scope.Rate().perSecond && fast.perHost > Scope.Rate().perHost)
    #expect(Scope.Rate.named("warp") == nil)
  }

  @Test(arguments: [
    ("lan", true), ("internet", true), ("PUP Łęczna", true), ("", false), ("a\nb", false), ("x'; --", false),
  ])
  func aPlaceIsAShortName(text: String, isOne: Bool) {
    #expect(Scope.isVantage(text) == isOne)
  }
}
