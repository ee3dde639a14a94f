import Foundation
import Testing

@testable import persister

@Suite("Days and times of the records")
struct CalendarTests {
    @Test("Every day from 1600 to 2400 has the number that Foundation gives it")
    func everyDay() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        let start = try #require(calendar.date(from: DateComponents(year: 2000, month: 1, day: 1)))
        for number in stride(from: Int32(-146_097), to: 146_097, by: 1) {
            let date = start.addingTimeInterval(Double(number) * 86400)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let day = CalendarDay(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
            guard day?.number == number else {
                Issue.record("\(parts) became \(String(describing: day))")
                return
            }
        }
    }

    @Test(
        "Days that do not exist are none",
        arguments: ["2023-02-29", "1900-02-29", "2024-04-31", "2024-00-10", "2024-13-01", "0000-01-01"])
    func noDays(_ text: String) {
        #expect(ISOTime(text) == nil)
    }

    @Test(
        "What is no ISO time is refused",
        arguments: [
            "", "today", "2024-5-1", "2024-05-10T", "2024-05-10T25:00Z", "2024-05-10T09:60Z", "2024-05-10T09:00:00+",
            "2024-05-10T09:00Zx",
            "20240510", "2024-05-10T09:00:00.Z", "2024-05-10T09:00+99:00", "١٢٣٤-٠٥-١٠",
        ])
    func noTimes(_ text: String) {
        #expect(ISOTime(text) == nil)
    }

    @Test(
        "Times are moments in UTC, whatever their zone",
        arguments: [
            ("2000-01-01T00:00:00Z", 0), ("2000-01-01T00:00", 0), ("2000-01-01T02:00:00+02:00", 0),
            ("1999-12-31T20:30-0330", 0), ("2000-01-01T00:00:01.5Z", 1_500_000),
            ("2000-01-01 00:00:00.1234567+00", 123_456),
            ("1999-12-31T23:59:59Z", -1_000_000),
        ] as [(String, Int64)])
    func moments(_ text: String, _ moment: Int64) {
        #expect(ISOTime(text)?.moment == moment)
    }

    @Test("A day alone has no moment; a time keeps the day as it is written")
    func days() {
        #expect(ISOTime("2024-05-10")?.moment == nil)
        #expect(ISOTime("2024-05-10T00:30:00+02:00")?.day == CalendarDay(year: 2024, month: 5, day: 10))
    }

    @Test(
        "Values of dates cover their days",
        arguments: [
            ("2024-05-10", "2024-05-10", "2024-05-10"), ("2024-05", "2024-05-01", "2024-05-31"),
            ("2024", "2024-01-01", "2024-12-31"), ("2024-W19", "2024-05-06", "2024-05-12"),
            ("2024-W19-5", "2024-05-10", "2024-05-10"), ("2024-W19-WE", "2024-05-11", "2024-05-12"),
            ("2020-W53", "2020-12-28", "2021-01-03"), ("2024-Q2", "2024-04-01", "2024-06-30"),
            ("2024-H2", "2024-07-01", "2024-12-31"), ("2024-05-10TMO", "2024-05-10", "2024-05-10"),
            ("2024-05-10T14:30", "2024-05-10", "2024-05-10"), ("2024-05-03/2024-05-07", "2024-05-03", "2024-05-07"),
            ("2014/2019", "2014-01-01", "2019-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
        ])
    func spans(_ value: String, _ first: String, _ last: String) throws {
        let span = try #require(try DaySpan.days(of: value))
        #expect(span.first == ISOTime(first)?.day)
        #expect(span.last == ISOTime(last)?.day)
    }

    @Test(
        "What is no stretch of the calendar covers none",
        arguments: ["P30Y", "PT2H", "PRESENT_REF", "199", "XXXX-WXX-2", "2024-SU", "", "2024-05-10/P2D", "/"])
    func noSpan(_ value: String) throws {
        #expect(try DaySpan.days(of: value) == nil)
    }

    @Test(
        "What looks like a date and is none is refused",
        arguments: ["2024-02-31", "2024-13", "2023-W53", "2024-W00", "2024-W19-8", "2024-Q5", "2024-05-07/2024-05-03"])
    func impossible(_ value: String) {
        #expect(throws: DaySpan.NoSuchDay.self) { try DaySpan.days(of: value) }
    }
}
