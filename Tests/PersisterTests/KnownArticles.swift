import Postgres
import Shared

@testable import persister

/// The few made-up articles that the answers in `docs/queries.md` come from.
struct KnownArticle {
    /// Somebody or something, with the words that mean it. Words that stand in the text several times are all meant.
    struct Named {
        var type: EntityType
        var name: String
        var words: [String]
        var role: String?
        var country: String?
        var place: (geonamesId: Int, region: String?, latitude: Double, longitude: Double)?
    }

    var number: Int
    var day: String
    var source: String
    var title: String
    var text: String
    var named: [Named] = []
    /// The words of quotes and the name of who said them.
    var quotes: [(words: String, speaker: String)] = []
    /// The words of dates and what they mean.
    var dates: [(words: String, value: String)] = []
    var receivedAt = "2020-11-03T12:00:00Z"

    static let lavrov = Named(
        type: .person, name: "Sergei Lavrov", words: ["Sergei Lavrov", "Lavrov"], role: "Foreign Minister",
        country: "RU")
    static let nato = Named(type: .organization, name: "NATO", words: ["NATO"])
    static let opec = Named(
        type: .organization, name: "Organization of the Petroleum Exporting Countries", words: ["OPEC"])
    static let turkey = Named(
        type: .place, name: "Turkey", words: ["Turkey"], country: "TR", place: (298_795, nil, 39, 35))
    static let geneva = Named(
        type: .place, name: "Geneva", words: ["Geneva"], country: "CH", place: (2_660_646, "CH-GE", 46.2022, 6.1457))
    static let lausanne = Named(
        type: .place, name: "Lausanne", words: ["Lausanne"], country: "CH", place: (2_659_994, "CH-VD", 46.516, 6.6328))
    static let moscow = Named(
        type: .place, name: "Moscow", words: ["Moscow"], country: "RU", place: (524_901, "RU-MOW", 55.7522, 37.6156))
    static let lee = Named(type: .person, name: "Ann Lee", words: ["Ann Lee"], role: "spokeswoman")
    static let blix = Named(
        type: .person, name: "Eva Blix", words: ["Eva Blix"], role: "Defence Minister", country: "SE")

    static let all = [
        KnownArticle(
            number: 1, day: "2020-10-05", source: "courier.example", title: "Talks begin in Geneva",
            text: """
                Foreign Minister Sergei Lavrov of Russia met envoys of NATO in Geneva on Monday.
                “Turkey must take part,” Lavrov said. The talks go on until 9 October.
                """,
            named: [lavrov, nato, geneva, turkey],
            quotes: [("Turkey must take part,", "Sergei Lavrov")],
            dates: [("Monday", "2020-10-05"), ("9 October", "2020-10-09")]),
        KnownArticle(
            number: 2, day: "2020-10-13", source: "mirror.example", title: "A truce, perhaps",
            text: """
                “We expect a truce,” Lavrov said in Moscow on Monday evening. “Its troops stay,” he said of Turkey.
                NATO and the oil ministers of OPEC will meet on 20 October to talk of this. \
                “Our door is open,” said Ann Lee, a spokeswoman for NATO.
                """,
            named: [lavrov, moscow, turkey, lee, nato, opec],
            quotes: [
                ("We expect a truce,", "Sergei Lavrov"), ("Its troops stay,", "Sergei Lavrov"),
                ("Our door is open,", "Ann Lee"),
            ],
            dates: [("20 October", "2020-10-20")]),
        KnownArticle(
            number: 3, day: "2020-10-15", source: "courier.example", title: "Oil is cheap",
            text: "OPEC met in Lausanne. Defence Minister Eva Blix of Sweden said: “Turkey buys oil, NATO does not.”",
            named: [opec, lausanne, blix, turkey, nato], quotes: [("Turkey buys oil, NATO does not.", "Eva Blix")]),
        KnownArticle(
            number: 4, day: "2020-11-02", source: "mirror.example", title: "Lavrov looks back",
            text: "“Turkey is our neighbour,” Lavrov said.\nHe will travel.",
            named: [lavrov, turkey], quotes: [("Turkey is our neighbour,", "Sergei Lavrov")],
            receivedAt: "2020-11-02T08:00:00Z"),
        KnownArticle(
            number: 4, day: "2020-11-02", source: "mirror.example", title: "Lavrov looks back",
            text: "“Turkey is our neighbour,” Lavrov said.\nHe will not travel.",
            named: [lavrov, turkey], quotes: [("Turkey is our neighbour,", "Sergei Lavrov")],
            receivedAt: "2020-11-02T09:30:00Z"),
    ]

    /// Stores all of them, one after the other.
    static func store(on connection: Connection) throws {
        let store = ArticleStore(connection)
        for article in all { _ = try store.write([article.record]) }
    }

    private var record: Record {
        get throws {
            var article = Samples.article(Samples.id(number), text: text, receivedAt: receivedAt)
            article.publishedAt = day
            article.source = source
            article.title = title
            article.url = "https://\(source)/\(number)"
            return try Samples.record(article, findings: findings)
        }
    }

    private var findings: Findings {
        let entities = named.enumerated().map { index, named in
            Entity(
                id: "e\(index)", type: named.type, name: named.name, confidence: 1, role: named.role,
                country: named.country, region: named.place?.region, geonamesId: named.place?.geonamesId,
                latitude: named.place?.latitude, longitude: named.place?.longitude, mentions: mentions(of: named))
        }
        return Findings(
            entities: entities,
            dates: dates.flatMap { date in
                spans(of: date.words).map {
                    DateExpression(start: $0.lowerBound, end: $0.upperBound, value: date.value)
                }
            },
            quotes: quotes.flatMap { quote in
                spans(of: quote.words).map {
                    Quote(
                        start: $0.lowerBound, end: $0.upperBound,
                        speaker: entities.first { $0.name == quote.speaker }?.id, kind: .direct, confidence: 0.9)
                }
            })
    }

    /// The longest words first; no mention within another.
    private func mentions(of named: Named) -> [Mention] {
        var found: [Range<Int>] = []
        for words in named.words {
            found += spans(of: words).filter { span in !found.contains { $0.overlaps(span) } }
        }
        return found.sorted { $0.lowerBound < $1.lowerBound }.map { Mention(start: $0.lowerBound, end: $0.upperBound) }
    }

    /// Where words stand in the text, in code points.
    private func spans(of words: String) -> [Range<Int>] {
        let (text, words) = (Array(text.unicodeScalars), Array(words.unicodeScalars))
        guard words.count <= text.count else { return [] }
        return (0...text.count - words.count).filter { text[$0..<$0 + words.count].elementsEqual(words) }
            .map { $0..<$0 + words.count }
    }
}
