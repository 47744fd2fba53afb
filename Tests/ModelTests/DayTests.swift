import Model
import Testing

@Suite struct DayTests {
  @Test(arguments: [("1970-01-01", 0), ("2000-02-29", 11016), ("2026-11-22", 20779), ("1969-12-31", -1)])
  func isoAndNumberAgree(text: String, number: Int) throws {
    let day = try #require(Day(iso: text))
    #expect(day.number == number)
    #expect(Day(number: number).iso == text)
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-01", "20261122", "", "2026-11-31", "+026-11-01"])
  func whatIsNoDayIsRefused(text: String) { #expect(Day(iso: text) == nil) }

  @Test func everyDayOfFourCenturiesComesBack() {
    for number in stride(from: -150_000, to: 150_000, by: 7) {
      #expect(Day(iso: Day(number: number).iso)?.number == number)
    }
  }

  @Test func polishMonthsAreDeclined() {
    #expect(Day(iso: "2026-11-22")?.text(.polish) == "22\u{A0}listopada\u{A0}2026")
  }
}
