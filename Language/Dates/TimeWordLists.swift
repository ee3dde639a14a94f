extension Vocabulary<TimeWord> {
    static let time = Self(names + more + pointers + numbers + joints + verbs)

    private static let names: Lists = [
        (.weekday, numbered("monday tuesday wednesday thursday friday saturday sunday", from: 1)),
        (.weekdays, numbered("mondays tuesdays wednesdays thursdays fridays saturdays sundays", from: 1)),
        (.weekdayShort, numbered("mon tue wed thu fri sat sun", from: 1) + [(2, "tues"), (4, "thur thurs")]),
        (
            .month,
            numbered(
                "january february march april may june july august september october november december", from: 1)
        ),
        (.monthShort, numbered("jan feb mar apr xxx jun jul aug sep oct nov dec", from: 1) + [(9, "sept")]),
        (
            .unit,
            numbered("second minute hour day weekend week fortnight month quarter year decade century", from: 0)
                + [(0, "sec"), (1, "min"), (2, "hr"), (9, "yr")]
        ),
        (
            .units,
            numbered(
                "seconds minutes hours days weekends weeks fortnights months quarters years decades centuries", from: 0)
                + [(0, "secs"), (1, "mins"), (2, "hrs"), (9, "yrs")]
        ),
        (.season, numbered("spring summer autumn winter", from: 0) + [(2, "fall")]),
        (.partOfDay, numbered("morning afternoon evening night noon midnight", from: 0) + [(4, "midday")]),
        (.daylight, [(0, "dawn daybreak sunrise"), (2, "dusk sunset"), (3, "nightfall")]),
        (.partsOfDay, numbered("mornings afternoons evenings nights", from: 0)),
        (
            .holiday,
            [
                (1, "christmas xmas"), (2, "easter"), (3, "halloween"), (4, "thanksgiving"), (5, "juneteenth"),
                (6, "new"), (7, "boxing"), (8, "valentine"), (9, "labor labour"), (10, "memorial"), (11, "veterans"),
                (12, "independence"), (13, "good"), (14, "palm"), (15, "ash"), (16, "super"), (17, "black"),
                (18, "election"), (19, "bastille"), (20, "armistice remembrance"), (21, "cyber"), (22, "bloody"),
                (23, "columbus"),
                (24, "presidents"), (25, "mother mothers"), (26, "father fathers"), (27, "patrick"),
                (28, "pentecost whit"), (29, "maundy"), (30, "holy"), (31, "shrove"), (32, "ascension"),
                (33, "epiphany"), (34, "canada"), (35, "australia"), (36, "anzac"), (37, "groundhog"),
                (38, "saints"), (39, "souls"), (40, "international"), (41, "luther mlk"), (42, "bonfire"),
                (43, "mardi"),
            ]
        ),
    ]

    private static let more: Lists = [
        (
            .lengthy,
            [(3, "daylong"), (5, "weeklong"), (7, "monthlong"), (9, "yearlong"), (10, "decadelong"), (2, "hourlong")]
        ),
        (
            .midUnit, [(5, "midweek"), (7, "midmonth"), (9, "midyear")]
        ),
        (
            .decadeWord,
            [
                (20, "twenties"), (30, "thirties"), (40, "forties"), (50, "fifties"), (60, "sixties"),
                (70, "seventies"),
                (80, "eighties"), (90, "nineties"),
            ]
        ),
    ]

    private static let pointers: Lists = [
        (.relativeDay, [(-1, "yesterday"), (0, "today"), (1, "tomorrow")]), (.tonight, [(0, "tonight")]),
        (.overnight, [(0, "overnight")]), (.last, [(0, "last")]), (.next, [(0, "next")]), (.this, [(0, "this")]),
        (.same, [(0, "same")]), (.previous, [(0, "previous preceding prior")]),
        (.following, [(0, "following ensuing subsequent")]), (.coming, [(0, "coming upcoming")]),
        (.past, [(0, "past")]), (.future, [(0, "future")]), (.present, [(0, "present")]),
        (.recent, [(0, "recent"), (1, "recently lately")]), (.now, [(0, "now"), (1, "currently presently")]),
        (.soon, [(0, "soon"), (1, "shortly")]), (.nowadays, [(0, "nowadays"), (1, "these")]),
        (.moment, [(0, "moment")]),
        (.ago, [(0, "ago"), (1, "back")]), (.later, [(0, "later"), (1, "hence")]), (.earlier, [(0, "earlier")]),
        (.before, [(0, "before")]), (.after, [(0, "after")]), (.early, [(0, "early"), (1, "late")]),
        (.mid, [(0, "mid")]),
        (
            .edge,
            [(0, "start beginning opening"), (1, "middle"), (2, "end close"), (3, "rest remainder"), (4, "turn")]
        ),
    ]

    private static let numbers: Lists = [
        (
            .numberWord,
            numbered(
                """
                one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
                seventeen eighteen nineteen
                """, from: 1)
                + [
                    (20, "twenty"), (30, "thirty"), (40, "forty"), (50, "fifty"), (60, "sixty"), (70, "seventy"),
                    (80, "eighty"), (90, "ninety"), (12, "dozen"),
                ]
        ),
        (.multiplier, [(100, "hundred"), (1000, "thousand"), (1_000_000, "million"), (1_000_000_000, "billion")]),
        (
            .ordinalWord,
            numbered(
                """
                first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth \
                fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
                """, from: 1) + [(30, "thirtieth")]
        ),
        (.dozens, [(0, "dozens hundreds thousands millions billions scores")]), (.half, [(0, "half")]),
        (.few, [(0, "few")]), (.several, [(0, "several some many numerous countless various")]),
        (.couple, [(0, "couple")]), (.a, [(0, "a an"), (1, "another")]), (.every, [(0, "every each")]),
        (.entire, [(0, "entire whole"), (1, "all")]),
        (
            .unitAdjective,
            [
                (
                    0,
                    """
                    consecutive straight more additional full working business whole further calendar solid short \
                    extra long successive different separate single trading
                    """
                ),
                (1, "earth"),
            ]
        ),
        (
            .periodically,
            [
                (3, "daily nightly"), (5, "weekly"), (7, "monthly"), (8, "quarterly"), (9, "annually yearly"),
                (2, "hourly"),
            ]
        ),
    ]

    private static let joints: Lists = [
        (.the, [(0, "the")]), (.of, [(0, "of")]), (.to, [(0, "to")]), (.and, [(0, "and")]), (.or, [(0, "or")]),
        (.from, [(0, "from")]), (.between, [(0, "between")]),
        (
            .preposition,
            [
                (0, "in on at since during for around circa within as"), (2, "over"), (0, "by through throughout"),
                (1, "until till pending"),
            ]
        ),
        (
            .connective,
            [
                (
                    0,
                    """
                    with without against under near off onto into upon toward towards via amid among across along \
                    behind beside despite plus like when where which who whose while because although though but \
                    if whether then also alone onwards onward however he she they it we there his her their its
                    """
                )
            ]
        ),
        (.than, [(0, "than")]), (.that, [(0, "that")]),
        (
            .quantifier,
            [
                (1, "about around approximately roughly"), (2, "nearly almost"), (3, "least"), (4, "most"),
                (5, "only just exactly barely up estimated"),
            ]
        ),
        (.rate, [(0, "times twice thrice once dollars cents euros pounds percent cent miles kilometers kilometres")]),
        (
            .people,
            [
                (
                    0,
                    """
                    people persons men women children troops soldiers police officers workers students voters votes \
                    seats homes houses households meters metres feet acres hectares miles km kilometers kilometres tons \
                    tonnes barrels jobs cases deaths patients families residents protesters refugees migrants fans \
                    spectators sheep rpm mph calories words pages copies units vehicles cars buildings schools hotels \
                    companies firms islands soldiers fighters members employees staff passengers kg lbs yuan yen rubles roubles points yards
                    """
                )
            ]
        ),
        (.old, [(0, "old")]), (.light, [(0, "light")]), (.fiscal, [(0, "fiscal fy")]),
        (.school, [(0, "school academic season")]), (.clock, [(0, "clock")]), (.local, [(0, "local")]),
        (.time, [(0, "time")]),
        (
            .zone,
            [
                (
                    0,
                    "gmt utc bst cet cest est edt cst cdt mst mdt pst pdt msk ist jst aest aedt eet eest wib hkt sgt et pt"
                ),
                (
                    1,
                    "eastern pacific central mountain moscow beijing greenwich standard daylight european mean universal"
                ),
            ]
        ),
        (.meridiem, [(0, "am"), (12, "pm")]), (.era, [(-1, "bc bce"), (1, "ad ce")]),
        (.ordinalSuffix, [(0, "st nd rd th")]),
        (.numbered, [(0, "flight room route highway resolution regulation channel gate apartment suite model")]),
        (.quarterLetter, [(0, "q")]), (.eve, [(0, "eve")]),
        (.newspaper, [(0, "times mail mirror telegraph express post herald independent tribune")]),
    ]

    private static let verbs: Lists = [
        (.will, [(0, "will ll shall might would should can cannot must")]),
        (
            .lookingAhead,
            [
                (
                    0,
                    """
                    scheduled expected plans planned planning due slated forecast forecasts hopes hoping wants intends \
                    aims going preparing prepares poised ready likely threatening threatens vows promises want hope expect expects
                    """
                ),
                (
                    1,
                    """
                    plan agreed vowed pledged promised threatened wanted hoped intended prepared invited invites instructed ordered \
                    asked urged told called decided summoned set offered required supposed
                    """
                ),
            ]
        ),
        (.be, [(0, "be been being"), (1, "is are")]),
        (.reporting, [(0, "said says told announced reported added according wrote tweeted stated confirmed posted")]),
        (
            .pastVerb,
            [
                (
                    0,
                    """
                    was were had did came went made took gave got won lost met held fell rose began left found saw kept \
                    shot broke struck sent spoke became brought bought built caught chose cut drove fought flew grew \
                    heard hit knew laid led let paid put ran sang sat sold shook stood stole swept swore taught \
                    thought threw wore withdrew froze hung rode sank slept spent spread stuck tore woke wound
                    """
                )
            ]
        ),
        (
            .opening,
            [
                (
                    0,
                    """
                    opens begins starts ends closes meets faces plays votes takes goes kicks returns expires arrives \
                    begin resume reopen expire await awaits travels heads visits hosts holds resumes concludes runs launches
                    """
                ), (1, "go meet"),
            ]
        ),
    ]

    private static func numbered(_ list: String, from first: Int) -> [(Int, String)] {
        list.split(separator: " ").enumerated().map { ($0.offset + first, String($0.element)) }
    }
}
