import Language
import Shared
import Testing

/// The dates of a text as `words = value`, with the modifier in brackets; published on Thursday, 8 October 2020.
func dates(_ text: String, publishedAt: String? = "2020-10-08T09:30:00Z") -> [String] {
    let characters = Array(text.unicodeScalars)
    return DateFinder().dates(in: Document(text), publishedAt: publishedAt).map { date in
        var words = String.UnicodeScalarView()
        words.append(contentsOf: characters[date.start..<date.end])
        let modifier = date.modifier.map { " (\($0))" } ?? ""
        return "\(String(words)) = \(date.value ?? date.unresolved ?? "?")\(modifier)"
    }
}

@Suite struct DateTests {
    @Test(
        "A calendar day is read in every usual form",
        arguments: [
            ("On the ninth of October talks began.", ["the ninth of October = 2020-10-09"]),
            ("They met Oct. 9, and again on 12 Oct.", ["Oct. 9 = 2020-10-09", "12 Oct. = 2020-10-12"]),
            ("It was October 9th, 2019.", ["October 9th, 2019 = 2019-10-09"]),
            ("Born 9 October 1940 in Liverpool.", ["9 October 1940 = 1940-10-09"]),
            ("Friday, October 9, 2020 was cold.", ["Friday, October 9, 2020 = 2020-10-09"]),
            ("Filed 2020-10-09 and 09.10.2020.", ["2020-10-09 = 2020-10-09", "09.10.2020 = 2020-10-09"]),
            ("Due 10/9/2020.", ["10/9/2020 = 2020-10-09"]),
            ("Due 25/12/2019.", ["25/12/2019 = 2019-12-25"]),
            ("Since the 9/11 attacks", ["9/11 = 2001-09-11"]),
            ("On Friday the 13th he left.", ["Friday the 13th = 2020-03-13"]),
            ("August 27, last year", ["August 27, last year = 2019-08-27"]),
            ("The wedding is on Christmas Eve.", ["Christmas Eve = 2020-12-24"]),
            ("Polls open on Election Day.", ["Election Day = 2020-11-03"]),
        ])
    func days(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "A weekday is the one that the verb looks at",
        arguments: [
            ("The Kremlin announced it Tuesday.", "Tuesday = 2020-10-06"),
            ("He said on Thursday evening that", "Thursday evening = 2020-10-08TEV"),
            ("The minister will visit Paris on Friday.", "Friday = 2020-10-09"),
            ("The vote is scheduled for Tuesday.", "Tuesday = 2020-10-13"),
            ("She ordered the board to report to Cabinet on Monday.", "Monday = 2020-10-12"),
            ("He ordered tea on Monday.", "Monday = 2020-10-05"),
            ("The festival opens Saturday.", "Saturday = 2020-10-10"),
            ("Friday's vote was close.", "Friday = 2020-10-02"),
            ("The originally planned launch on Wednesday was scrubbed.", "Wednesday = 2020-10-07"),
            ("The shop stays open until Friday.", "Friday = 2020-10-09"),
            ("By Tuesday, the storm had dissipated.", "Tuesday = 2020-10-06"),
            ("Lavrov is scheduled to receive him next Monday.", "next Monday = 2020-10-12"),
            ("It happened last Friday.", "last Friday = 2020-10-02"),
            ("They met on Monday of last week.", "Monday of last week = 2020-09-28"),
        ])
    func weekdays(text: String, expected: String) {
        #expect(dates(text) == [expected])
    }

    @Test(
        "A verb of intention looks ahead, a cause or a comma after a possessive does not",
        arguments: [
            ("The talks, supposed to conclude by May, stalled.", "May = 2021-05"),
            ("The summit is set for Tuesday.", "Tuesday = 2020-10-13"),
            ("Flights stopped due to the storm on Monday.", "Monday = 2020-10-05"),
            ("The bid follows Tuesday's rise, which will cost it dear.", "Tuesday = 2020-10-06"),
            ("It has a programme to repay the loan by February.", "February = 2021-02"),
            ("He was named chairman, effective February 1.", "February 1 = 2021-02-01"),
        ])
    func intentions(text: String, expected: String) {
        #expect(dates(text) == [expected])
    }

    @Test(
        "Reports of results count from the quarter that they are about",
        arguments: [
            (
                "Third-quarter profit rose from $5 million a year earlier. In the quarter, sales fell.",
                ["Third-quarter = 2020-Q3", "a year earlier = 2019-Q3", "the quarter = 2020-Q3"]
            ),
            (
                "Profit for the second quarter beat the year-ago quarter's.",
                ["the second quarter = 2020-Q2", "the year-ago quarter = 2019-Q2"]
            ),
            ("Sales in the latest quarter were flat.", ["the latest quarter = 2020-Q3"]),
            ("For the quarter ended March 31, it lost money.", ["the quarter = 2020-Q1", "March 31 = 2020-03-31"]),
            ("It opens in next year's first quarter.", ["next year's first quarter = 2021-Q1"]),
            ("The 2018 fourth quarter was weak.", ["2018 fourth quarter = 2018-Q4"]),
            ("It forecasts a loss for the full year.", ["the full year = 2020"]),
            ("In the year ended June 30, 2019, it grew.", ["the year = P1Y", "June 30, 2019 = 2019-06-30"]),
            ("Growth slowed in the current fiscal year.", ["the current fiscal year = 2020"]),
            ("A year ago he lived in Oslo.", ["A year ago = 2019"]),
        ])
    func results(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "Hours in words, any weekday, the following one and numbers that are no years are told apart",
        arguments: [
            ("It began at 3 o'clock in the afternoon.", ["3 o'clock in the afternoon = 2020-10-08T15:00"]),
            (
                "On Oct. 2 he fell. The following Monday he died.",
                ["Oct. 2 = 2020-10-02", "The following Monday = 2020-10-05"]
            ),
            ("The report comes days after the vote and a week after the fire.", ["days = PXD", "a week = P1W"]),
            ("It always falls on a Friday.", ["Friday = XXXX-WXX-5"]),
            ("Flight 2020 was late, Resolution 1929 stands, Room 1984 is free.", []),
            (
                "Posted Tuesday 6 October 2020 14:30.",
                ["Tuesday 6 October 2020 = 2020-10-06", "14:30 = 2020-10-06T14:30"]
            ),
            ("Talks resume Wednesday in Cairo.", ["Wednesday = 2020-10-14"]),
        ])
    func hours(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test("News that recall many years are told from their day all the same")
    func recalled() {
        let text =
            "Laws of 1991, 1995, 1998, 2001, 2004 and 2007 failed. On Friday a judge said so. He was named in March."
        #expect(dates(text).suffix(2) == ["Friday = 2020-10-02", "March = 2020-03"])
    }

    @Test(
        "Years and decades in words, and spans named by their length, are read",
        arguments: [
            ("We saw it in the winter of nineteen ninety-four.", ["the winter of nineteen ninety-four = 1994-WI"]),
            ("By the year two thousand it was gone.", ["two thousand = 2000"]),
            ("Music of the early nineties", ["the early nineties = 1990/1999 (early)"]),
            ("Twenty four people and nineteen ships", []),
            ("A weeklong strike and a decades-long feud", ["weeklong = P1W", "decades-long = PXDE"]),
            ("It faces tests in the months ahead.", ["the months ahead = PXM"]),
            (
                "On May 3, 2015 he left. He died in October of that year.",
                ["May 3, 2015 = 2015-05-03", "October of that year = 2015-10"]
            ),
            (
                "On October 6 it rained; later in the day it cleared.",
                ["October 6 = 2020-10-06", "the day = 2020-10-06"]
            ),
        ])
    func words(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "What points at a day is counted from the publication or from the text",
        arguments: [
            ("It rained yesterday morning.", ["yesterday morning = 2020-10-07TMO"]),
            ("They meet the day after tomorrow.", ["the day after tomorrow = 2020-10-10"]),
            ("Last night shots were heard.", ["Last night = 2020-10-07TNI"]),
            (
                "He was held on Friday and stayed overnight; on the next day he appeared in court.",
                ["Friday = 2020-10-02", "overnight = 2020-10-02TNI", "the next day = 2020-10-03"]
            ),
            (
                "On October 1 it was sold, the day before it was not.",
                ["October 1 = 2020-10-01", "the day before = 2020-09-30"]
            ),
            ("Ten days ago nobody knew.", ["Ten days ago = 2020-09-28"]),
            ("On Monday he fell. Two days later he rose.", ["Monday = 2020-10-05", "Two days later = 2020-10-07"]),
            ("Tomorrow, a Friday, is a holiday.", ["Tomorrow = 2020-10-09", "Friday = 2020-10-09"]),
            (
                "On Tuesday he spoke in London. He said: “Today we win.”",
                ["Tuesday = 2020-10-06", "Today = 2020-10-06"]
            ),
        ])
    func pointing(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "Weeks, months, quarters, seasons, years, decades and centuries have their values",
        arguments: [
            ("It fell last week.", "last week = 2020-W40"), ("He left in March.", "March = 2020-03"),
            ("It will open in March.", "March = 2021-03"), ("She won this past May.", "this past May = 2020-05"),
            ("Fires in August last year", "August last year = 2019-08"),
            ("since December 2019", "December 2019 = 2019-12"),
            ("the third quarter of 2019", "the third quarter of 2019 = 2019-Q3"), ("Q3 2019", "Q3 2019 = 2019-Q3"),
            ("in the first half of 2019", "the first half of 2019 = 2019-H1"), ("last summer", "last summer = 2020-SU"),
            ("the winter of 2018", "the winter of 2018 = 2018-WI"), ("It changed next year.", "next year = 2021"),
            ("music of the 1950s", "the 1950s = 1950/1959"), ("the '80s", "the '80s = 1980/1989"),
            ("the 19th century", "the 19th century = 1800/1899"), ("in fiscal 2019", "fiscal 2019 = 2019 (fiscal)"),
            ("the 2019-20 school year", "2019-20 = 2019/2020"), ("Caesar died in 44 BC.", "44 BC = -0043"),
            ("this weekend they will meet", "this weekend = 2020-10-10/2020-10-11"),
            ("in early March", "early March = 2020-03 (early)"),
            ("by the end of the year", "the end of the year = 2020 (end)"),
            ("a decade ago", "a decade ago = 2010"), ("the week of October 19", "the week of October 19 = 2020-W43"),
        ])
    func periods(text: String, expected: String) {
        #expect(dates(text) == [expected])
    }

    @Test(
        "Ranges with a shared part are one expression",
        arguments: [
            ("from 3 to 7 May", "3 to 7 May = 2020-05-03/2020-05-07"),
            ("May 3-7, 2019", "May 3-7, 2019 = 2019-05-03/2019-05-07"),
            ("between 2014 and 2019", "2014 and 2019 = 2014/2019"), ("from 2013 to 2019", "2013 to 2019 = 2013/2019"),
            ("from May to July", "May to July = 2020-05/2020-07"),
            ("a stay of one to four months", "one to four months = P1M/P4M"),
        ])
    func ranges(text: String, expected: String) {
        #expect(dates(text) == [expected])
    }

    @Test(
        "Durations keep their modifier, sets have their own values",
        arguments: [
            ("for more than 30 years", "30 years = P30Y (more than)"),
            ("at least 23 hours", "23 hours = PT23H (at least)"),
            ("a nearly nine-year hiatus", "nine-year = P9Y (nearly)"),
            ("for an hour and a half", "an hour and a half = PT1H30M"),
            ("for 2½ years", "2½ years = P2Y6M"), ("some months later", "some months = PXM"),
            ("in decades", "decades = PXDE"),
            ("millions of years of war", "millions of years = PXY"), ("twenty four hours", "twenty four hours = PT24H"),
            ("the past two decades", "the past two decades = P20Y"), ("half an hour", "half an hour = PT30M"),
            ("every Tuesday", "every Tuesday = XXXX-WXX-2"), ("each year", "each year = P1Y"),
            ("daily flights", "daily = P1D"),
            ("every two weeks", "every two weeks = P2W"), ("closed on Sundays", "Sundays = XXXX-WXX-7"),
        ])
    func durations(text: String, expected: String) {
        #expect(dates(text) == [expected])
    }

    @Test(
        "Clock times take the day that stands nearest in their sentence",
        arguments: [
            (
                "It struck at 8:30 p.m. BST (1930 UTC) on August 27.",
                ["8:30 p.m. BST = 2020-08-27T20:30", "1930 UTC = 2020-08-27T19:30", "August 27 = 2020-08-27"]
            ),
            (
                "They met on Tuesday at 15:30 local time.",
                ["Tuesday = 2020-10-06", "15:30 local time = 2020-10-06T15:30"]
            ),
            ("The bell rang at 3:30am.", ["3:30am = 2020-10-08T03:30"]),
            ("He will speak at 9 a.m. Friday.", ["9 a.m. Friday = 2020-10-09T09:00"]),
            ("a curfew between 10 p.m. and 4 a.m.", ["10 p.m. = T22:00", "4 a.m. = T04:00"]),
        ])
    func clocks(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "Words for now, before and later are marked as such",
        arguments: [
            ("The runway is currently flooded.", "currently = PRESENT_REF"),
            ("the biggest problem at present", "at present = PRESENT_REF"),
            ("fires have in the past been set", "the past = PAST_REF"),
            ("in the near future", "the near future = FUTURE_REF"),
            ("It will soon end.", "soon = FUTURE_REF"), ("He recently retired.", "recently = PAST_REF"),
        ])
    func references(text: String, expected: String) {
        #expect(dates(text) == [expected])
    }

    @Test(
        "Numbers, names and verbs that are no dates stay none",
        arguments: [
            "1,900 people in 200 houses", "Some 1500 soldiers and 2000 people", "They won 3-2, 21:19 and 6-4.",
            "Call 555-2019 or +49 170 2012345.", "May I? You may march to the sea.",
            "Theresa May and April Smith met Jordan.",
            "the Sun, the Moon, Sat Bains and a second term", "30 miles an hour, $15 an hour, twice a day",
            "a 19-year-old motorcyclist, aged 28 years", "110 light-years away", "SARS-CoV-2019",
            "The Winter Olympics and the fall of Rome", "$2019 and €1950", "The Sunday Times", "Bloody Sunday",
            "v2.2019.10",
            "This time next to the third man", "Good morning!",
        ])
    func noDates(text: String) {
        #expect(dates(text) == [])
    }
}
