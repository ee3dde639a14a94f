import Testing

/// Forms of dates as agencies write them; published on Thursday, 8 October 2020.
@Suite struct DateNewsFormTests {
    @Test(
        "A verb that is told to be done has no time of its own",
        arguments: [
            ("The storm could hit Florida by Saturday.", "Saturday = 2020-10-10"),
            ("She is expected to put it to a vote Monday.", "Monday = 2020-10-12"),
            ("He did not meet them Monday.", "Monday = 2020-10-05"),
            ("Voters go to the polls on Sunday.", "Sunday = 2020-10-11"),
            ("Prosecutors want him to testify on Monday.", "Monday = 2020-10-12"),
            ("Traders were cautious ahead of the jobs report Friday.", "Friday = 2020-10-09"),
        ])
    func verbs(text: String, expected: String) {
        #expect(dates(text) == [expected])
    }

    @Test(
        "An event that is held on its day looks where its sentence does, what happened looks back",
        arguments: [
            ("He said Sunday's congressional elections will go ahead.", "Sunday = 2020-10-11"),
            ("They will play their last match in Tuesday's fifth Ashes Test.", "Tuesday = 2020-10-13"),
            ("Sunday's attack will hurt trade.", "Sunday = 2020-10-04"),
            ("He holds a mass Saturday and another Sunday.", "Saturday = 2020-10-10|Sunday = 2020-10-11"),
            ("He was praised following Tuesday's raid.", "Tuesday = 2020-10-06"),
        ])
    func events(text: String, expected: String) {
        #expect(dates(text).joined(separator: "|") == expected)
    }

    @Test(
        "Years before a name, after “the year” and short ones",
        arguments: [
            ("She played at the 2004 European Cup final.", ["2004 = 2004"]),
            ("The party lost the 2000 parliamentary election.", ["2000 = 2000"]),
            ("The 2000 soldiers left.", []), ("At 2004 GMT it rained.", ["2004 GMT = 2020-10-08T20:04"]),
            ("It must end by the year 2030.", ["the year 2030 = 2030"]),
            ("Sales rose over 2009.", ["2009 = 2009"]), ("It has over 2009 rooms.", []),
            ("They met in '98.", ["'98 = 1998"]), ("the summer of '69", ["'69 = 1969"]),
            ("after the Sept. 11 attacks", ["Sept. 11 = 2001-09-11"]),
            ("the final quarter of 2012", ["the final quarter of 2012 = 2012-Q4"]),
            (
                "In the 17th and 18th centuries they traded.",
                ["the 17th = 1600/1699", "18th centuries = 1700/1799"]
            ),
        ])
    func years(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "Durations with another, a half and none before them",
        arguments: [
            ("It stays for another week.", ["another week = P1W"]),
            ("He was ill over the past year and a half.", ["the past year and a half = P1Y6M"]),
            ("It lasted the whole year.", ["the whole year = P1Y"]),
            ("A court ruled hours ahead of the vote.", ["hours = PTXH"]),
            ("Trade suffers from years of sanctions.", ["years = PXY"]),
            ("Half a century ago it was rare.", ["Half a century ago = 1970"]),
            ("It shut two and a half years ago.", ["two and a half years ago = 2018-04"]),
        ])
    func durations(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test("A night that is told with its day is that day's; later in the day is today where no day was told")
    func nights() {
        #expect(dates("Troops left overnight Saturday.") == ["overnight Saturday = 2020-10-03TNI"])
        #expect(dates("In May 2019 it shut. Later in the day it rained.").last == "the day = 2020-10-08")
        #expect(dates("In May 2019 it shut. That day it rained.").last == "That day = no-reference-in-text")
    }

    @Test("A forecast for the next quarter does not become the quarter reported on")
    func forecasts() {
        let found = dates(
            "Net rose in the third quarter. It expects a fourth-quarter charge. In the year-ago period it lost $3.")
        #expect(found.last == "the year-ago period = 2019-Q3")
    }

    @Test(
        "Names and verbs with words of time are no dates",
        arguments: [
            "It is to present its plan.", "The Peace Now group said no.", "Kim Min-soon will speak.",
        ])
    func noDates(text: String) {
        #expect(dates(text) == [])
    }
}
