import Testing

/// Forms of dates as newswire has them; published on Thursday, 8 October 2020.
@Suite struct DateFormTests {
    @Test(
        "An hour takes its day and half from the part of a day that follows",
        arguments: [
            ("They meet at 4:30 this afternoon.", ["4:30 this afternoon = 2020-10-08T16:30"]),
            ("It began at 10 last night.", ["10 last night = 2020-10-07T22:00"]),
            ("The bell rang at 9 o'clock this morning.", ["9 o'clock this morning = 2020-10-08T09:00"]),
            ("She speaks at 8 p.m. tonight.", ["8 p.m. tonight = 2020-10-08T20:00"]),
            (
                "Open on Monday from 7 to 9 p.m.",
                ["Monday = 2020-10-05", "7 = 2020-10-05T19:00", "9 p.m. = 2020-10-05T21:00"]
            ),
            ("He ran five in the morning session.", []),
            ("By mid-afternoon the road was clear.", ["mid-afternoon = 2020-10-08TAF (mid)"]),
            ("The ship left late afternoon yesterday.", ["late afternoon yesterday = 2020-10-07TAF (late)"]),
        ])
    func hours(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "What is counted to a day is that day",
        arguments: [
            ("It shut two weeks ago Monday.", ["two weeks ago Monday = 2020-09-21"]),
            ("They wed 20 years ago today.", ["20 years ago today = 2000-10-08"]),
            ("It sank ten years ago this month.", ["ten years ago this month = 2010-10"]),
            ("They met three weeks ago today.", ["three weeks ago today = 2020-09-17"]),
            ("The week before last, it rained.", ["The week before last = 2020-W39"]),
            ("He slept well the night before last.", ["the night before last = 2020-10-06TNI"]),
            ("It works a week from today.", ["a week from today = 2020-10-15"]),
            ("A while ago she wrote.", ["A while ago = PAST_REF"]),
            ("It was sold some time ago.", ["some time ago = PAST_REF"]),
            ("The rest follows at a later date.", ["a later date = FUTURE_REF"]),
            ("Robots will one day write this.", ["one day = FUTURE_REF"]),
            ("Some day they may return.", ["Some day = FUTURE_REF"]),
        ])
    func counted(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "Parts of years and months",
        arguments: [
            ("Prices fell in the second half of the year.", ["the second half of the year = 2020-H2"]),
            ("Growth slowed in mid-March.", ["mid-March = 2020-03 (mid)"]),
            ("A report is due by midyear.", ["midyear = 2020 (mid)"]),
            ("The shop shut in the last week of June.", ["the last week of June = 2020-06 (end)"]),
            ("Sales in the last quarter were flat.", ["the last quarter = 2020-Q3"]),
            ("Songs of the 1980s and 90s", ["the 1980s = 1980/1989", "90s = 1990/1999"]),
            ("A house of the 1700s", ["the 1700s = 1700/1799"]),
            ("A wall built in 500 B.C.", ["500 B.C. = -0499"]),
            ("The temple fell in A.D. 70 to Rome.", ["A.D. 70 = 0070"]),
            ("Coins of the 5th century B.C. were found.", ["the 5th century B.C. = -0499/-0400"]),
            ("He died on 30 September 420).", ["30 September 420 = 0420-09-30"]),
            ("Shops shut on Mother's Day.", ["Mother's Day = 2020-05-10"]),
            ("Banks shut on Columbus Day.", ["Columbus Day = 2020-10-12"]),
        ])
    func periods(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "Rates recur, and bare units after verbs of taking last",
        arguments: [
            ("She works two days a week.", ["two days a week = P1W"]),
            ("Guards stand there 24 hours a day.", []),
            ("They sleep at least 10 hours per day.", ["10 hours = PT10H (at least)"]),
            ("It will take years, not months.", ["years = PXY"]),
            ("Years of talks failed.", ["Years = PXY"]),
            ("It was the third raid in as many days.", []),
            ("A quarter of a century passed.", ["A quarter of a century = P25Y"]),
            ("It fell for eight trading days.", ["eight trading days = P8D"]),
            ("Flights leave on Tuesday nights.", ["Tuesday nights = XXXX-WXX-2TNI"]),
            ("The rent is paid quarterly.", ["quarterly = P1Q"]),
            ("The firm cut its quarterly dividend.", []),
            ("He scored in the first quarter of the game.", []),
            ("She is in her late 20s.", []),
            ("Jobs in the late 20s were few.", ["the late 20s = 1920/1929 (late)"]),
            ("USA Today asked voters today.", ["today = 2020-10-08"]),
        ])
    func rates(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "Weekdays beside weekdays, nouns and years",
        arguments: [
            ("Clerks worked from Wednesday to Friday.", ["Wednesday = 2020-10-07", "Friday = 2020-10-09"]),
            ("The fair was on Sunday and Monday.", ["Sunday = 2020-10-04", "Monday = 2020-10-05"]),
            ("A Monday meeting settled it.", ["Monday = 2020-10-05"]),
            ("He was born on a Monday.", ["Monday = XXXX-WXX-1"]),
            (
                "Shares fell on Tuesday, down from the previous Friday.",
                ["Tuesday = 2020-10-06", "the previous Friday = 2020-10-02"]
            ),
            ("It rained on May 5. That same day, snow fell.", ["May 5 = 2020-05-05", "That same day = 2020-05-05"]),
            (
                "Third-quarter profit rose from $3 million in the 2019 quarter.",
                ["Third-quarter = 2020-Q3", "2019 quarter = 2019-Q3"]
            ),
        ])
    func beside(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "The direction of a day is told by verbs, not by what looks like one",
        arguments: [
            ("The firm announced plans on Friday.", "Friday = 2020-10-02"),
            ("She plans a speech on Friday.", "Friday = 2020-10-09"),
            ("A fire broke out at the mill on Friday.", "Friday = 2020-10-02"),
            ("He can be held without charge after being caught on Friday.", "Friday = 2020-10-02"),
            ("Output resumes on a small scale, starting in December.", "December = 2020-12"),
            ("The strikers threatened to walk out on Monday.", "Monday = 2020-10-12"),
            ("Both sides rested ahead of Saturday's match.", "Saturday = 2020-10-10"),
            ("Voters will choose in Sunday's election.", "Sunday = 2020-10-11"),
            ("He will be charged over Sunday's fire.", "Sunday = 2020-10-04"),
            ("The vote was postponed to Monday.", "Monday = 2020-10-12"),
            ("On Monday, the two are to fly home.", "Monday = 2020-10-12"),
            ("The long-awaited visit will begin on Monday.", "Monday = 2020-10-12"),
        ])
    func directions(text: String, expected: String) {
        #expect(dates(text) == [expected])
    }

    @Test("A year as a heading dates what stands below it")
    func headings() {
        let text = """
            He began in 2008, in the year 2009 and in 2010, moved in 2011, and in 2012 won.

            2013

            He rested until he was called up on May 3.

            2014

            He was sold on June 4.
            """
        #expect(dates(text).suffix(3) == ["May 3 = 2013-05-03", "2014 = 2014", "June 4 = 2014-06-04"])
    }
}
