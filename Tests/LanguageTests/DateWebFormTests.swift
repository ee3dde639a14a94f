import Testing

/// Dates as pages, speech and translating machines write them; published on Thursday, 8 October 2020, at 9:30.
@Suite struct DateWebFormTests {
    @Test(
        "Times as they are spoken",
        arguments: [
            ("The siren went off at half past four.", ["half past four = 2020-10-08T04:30"]),
            ("The ferry left at a quarter to nine.", ["a quarter to nine = 2020-10-08T08:45"]),
            ("They rang at ten past three p.m.", ["ten past three p.m. = 2020-10-08T15:10"]),
            ("Her uncle left a quarter to two heirs.", []),
            ("Half past debts were paid.", []),
        ])
    func spoken(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "Daylight is a part of a day",
        arguments: [
            ("Boats sailed at dawn.", ["dawn = 2020-10-08TMO"]),
            ("Boats sailed at dawn on Tuesday.", ["dawn = 2020-10-06TMO", "Tuesday = 2020-10-06"]),
            ("The gates shut at sunset Monday.", ["sunset Monday = 2020-10-05TEV"]),
            ("The road is shut from dusk to dawn.", ["dusk = TEV", "dawn = TMO"]),
            ("It was the dawn of an age, said Golden Dawn.", []),
            (
                "Sirens wailed in the night from Friday to Saturday.",
                ["the night from Friday to Saturday = 2020-10-02TNI"]
            ),
            ("The offer ends at midnight tonight.", ["midnight tonight = 2020-10-08T00:00"]),
        ])
    func daylight(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "What a page says of its own age",
        arguments: [
            ("Posted 2h ago", ["2h ago = 2020-10-08"]),
            ("Posted 14 hours ago", ["14 hours ago = 2020-10-07"]),
            ("Posted 3d ago", ["3d ago = 2020-10-05"]),
            ("She ran 5m and jumped.", []),
            ("Mon 5 Oct, 14:05 BST", ["Mon 5 Oct = 2020-10-05", "14:05 BST = 2020-10-05T14:05"]),
            ("Mon 5 Oct 2020 07.30 BST", ["Mon 5 Oct 2020 = 2020-10-05", "07.30 BST = 2020-10-05T07:30"]),
            ("Last updated 14:05 on 5 October 2020", ["14:05 = 2020-10-05T14:05", "5 October 2020 = 2020-10-05"]),
            ("05.10.2020 14:05", ["05.10.2020 = 2020-10-05", "14:05 = 2020-10-05T14:05"]),
            ("2020-10-05T14:05:00Z", ["2020-10-05T14:05:00Z = 2020-10-05T14:05"]),
        ])
    func ages(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "A date with slashes has the month first, unless the text or the calendar says otherwise",
        arguments: [
            ("It snowed on 05/10/2019.", ["05/10/2019 = 2019-05-10"]),
            ("Updated: 08/10/2020", ["08/10/2020 = 2020-10-08"]),
            ("It rained on 03/12/2020.", ["03/12/2020 = 2020-03-12"]),
            ("It snowed on 12/03/2020.", ["12/03/2020 = 2020-03-12"]),
            ("It will open on 12/03/2020.", ["12/03/2020 = 2020-12-03"]),
            ("Open from 13/09/2019 to 05/10/2019.", ["13/09/2019 = 2019-09-13", "05/10/2019 = 2019-10-05"]),
        ])
    func slashes(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "A colon after a date belongs to what follows",
        arguments: [
            ("On 3 March 2019: “We leave.”", ["3 March 2019 = 2019-03-03"]),
            ("He wrote on March 3, 2019: \"We leave.\"", ["March 3, 2019 = 2019-03-03"]),
        ])
    func colons(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "Word by word translations",
        arguments: [
            ("It burned on 9th of the September.", ["9th of the September = 2020-09-09"]),
            ("It burned on the 9th day of September.", ["the 9th day of September = 2020-09-09"]),
            ("In May of the 2014 year he left.", ["May = 2020-05", "2014 = 2014"]),
            ("In the 90-s he sang.", ["the 90-s = 1990/1999"]),
            ("In the 1970-ies she sang.", ["the 1970-ies = 1970/1979"]),
        ])
    func translated(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "Quarters of games and of cities are none of a year",
        arguments: [
            ("The guard scored nine times in the third quarter.", []),
            ("With 2:10 left in the fourth quarter, it was over.", []),
            ("Crowds danced in the Latin Quarter and the Muslim quarter.", []),
            ("Profit beat the bank's forecast in the second quarter.", ["the second quarter = 2020-Q2"]),
        ])
    func quarters(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "A row of days lasts as long, and decades are years",
        arguments: [
            ("Hail fell for the third straight day.", ["the third straight day = P3D"]),
            ("Wheat rose for a second consecutive week.", ["second consecutive week = P2W"]),
            ("It stood for two decades.", ["two decades = P20Y"]),
            ("It stood for two and a half decades.", ["two and a half decades = P25Y"]),
            ("It stood for decades.", ["decades = PXDE"]),
        ])
    func rows(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "Feasts and days of remembrance",
        arguments: [
            ("They marched on May Day.", ["May Day = 2020-05-01"]),
            ("Shops were shut on Whit Monday.", ["Whit Monday = 2020-06-01"]),
            (
                "Mass was said on Maundy Thursday and Holy Saturday.",
                [
                    "Maundy Thursday = 2020-04-09", "Holy Saturday = 2020-04-11",
                ]
            ),
            ("It snowed on Martin Luther King Jr. Day 2019.", ["Martin Luther King Jr. Day 2019 = 2019-01-21"]),
            ("Candles burned on All Saints' Day 2019.", ["All Saints' Day 2019 = 2019-11-01"]),
            ("She spoke on International Women's Day.", ["International Women's Day = 2020-03-08"]),
            ("Crowds cheered on Canada Day.", ["Canada Day = 2020-07-01"]),
            ("The Saints and Canada drew on a Holy day.", []),
        ])
    func feasts(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }
}
