import Foundation
import Testing

@testable import Language

@Suite struct CalendarDayTests {
    @Test("Every day of 1200 years agrees with Foundation's calendar, in parts, weekday and ISO week")
    func agreesWithFoundation() throws {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        // Foundation's calendar is Julian before October 1582.
        for number in stride(from: -130_000, to: 300_000, by: 997) {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday, .weekOfYear, .yearForWeekOfYear], from: date)
            let day = CalendarDay(number: number)
            #expect(day.parts.year == parts.year && day.parts.month == parts.month && day.parts.day == parts.day)
            #expect(day.weekday % 7 + 1 == parts.weekday)
            #expect(day.week.year == parts.yearForWeekOfYear && day.week.week == parts.weekOfYear)
            #expect(CalendarDay(day.parts.year, day.parts.month, day.parts.day) == day)
        }
    }

    @Test("There is a 29 February only in leap years")
    func leapYears() {
        #expect(CalendarDay(2024, 2, 29) != nil && CalendarDay(2000, 2, 29) != nil)
        #expect(CalendarDay(2023, 2, 29) == nil && CalendarDay(1900, 2, 29) == nil)
        #expect(CalendarDay(2024, 13, 1) == nil && CalendarDay(2024, 4, 31) == nil && CalendarDay(2024, 4, 0) == nil)
    }

    @Test("Text is read as a day if it begins with one", arguments: ["2024-05-10", "2024-05-10T09:00:00Z"])
    func iso(text: String) {
        #expect(CalendarDay(iso: text) == CalendarDay(2024, 5, 10))
    }

    @Test("Other text is no day", arguments: ["", "2024", "2024-02-30", "10.05.2024", "2024-5-10", "abcd-ef-gh"])
    func notISO(text: String) {
        #expect(CalendarDay(iso: text) == nil)
    }

    @Test("Movable feasts fall on their days")
    func feasts() {
        #expect(Holiday.easter.day(in: 2024) == CalendarDay(2024, 3, 31))
        #expect(Holiday.easter.day(in: 2019) == CalendarDay(2019, 4, 21))
        #expect(Holiday.goodFriday.day(in: 2020) == CalendarDay(2020, 4, 10))
        #expect(Holiday.thanksgiving.day(in: 2020) == CalendarDay(2020, 11, 26))
        #expect(Holiday.memorialDay.day(in: 2021) == CalendarDay(2021, 5, 31))
        #expect(Holiday.electionDay.day(in: 2020) == CalendarDay(2020, 11, 3))
        #expect(Holiday.superTuesday.day(in: 2020) == CalendarDay(2020, 3, 3))
    }
}
