import Seeded
import Shared
import Testing

@testable import Language

@Suite("Names")
struct NameRecogniserTests {
    private static let recogniser = Result { try NameRecogniser() }

    private func names(_ text: String) throws -> [String] {
        let document = Document(text)
        return try Self.recogniser.get().names(in: document).map { name in
            let bytes =
                Int(
                    document.tokens[name.tokens.lowerBound].start)..<Int(
                    document.tokens[name.tokens.upperBound - 1].end)
            return "\(name.type): \(document.string(bytes))"
        }
    }

    @Test(
        "Names are found whole, without titles, articles and endings",
        arguments: [
            (
                "Prime Minister Angela Merkel met U.S. President Joe Biden in the Netherlands on Friday.",
                ["person: Angela Merkel", "place: U.S.", "person: Joe Biden", "place: Netherlands"]
            ),
            (
                "Iran's foreign ministry rejected the report by the International Atomic Energy Agency (IAEA).",
                ["place: Iran", "organization: International Atomic Energy Agency", "organization: IAEA"]
            ),
            (
                "Russian and Ukrainian troops fought near Kharkiv.",
                ["group: Russian", "group: Ukrainian", "place: Kharkiv"]
            ),
            (
                "Shares of Toyota Motor Corp. fell in Tokyo, a US-led fund said.",
                ["organization: Toyota Motor Corp.", "place: Tokyo", "place: US"]
            ),
        ])
    func whole(text: String, expected: [String]) throws {
        #expect(try names(text) == expected)
    }

    @Test(
        "Names are found in headlines, small letters, translated and scraped text",
        arguments: [
            // Capitals, title case, small letters.
            (
                "RUSSIAN TROOPS LEAVE KHARKIV, SAYS ZELENSKY",
                ["group: RUSSIAN", "place: KHARKIV", "person: ZELENSKY"]
            ),
            (
                "Armenia And Azerbaijan Exchange Prisoners After Talks In Moscow",
                ["place: Armenia", "place: Azerbaijan", "place: Moscow"]
            ),
            (
                "germany's chancellor olaf scholz met emmanuel macron in paris",
                ["place: germany", "person: olaf scholz", "person: emmanuel macron", "place: paris"]
            ),
            // Scare quotes.
            (
                "The plant of \"Kamaz\" in Naberezhnye Chelny stopped, \"Interfax\" reported.",
                ["organization: Kamaz", "place: Naberezhnye Chelny", "organization: Interfax"]
            ),
            // Apostrophes, particles, hyphens, initials.
            (
                "N'Golo Kanté and Virgil van Dijk scored; Shaquille O'Neal watched.",
                ["person: N'Golo Kanté", "person: Virgil van Dijk", "person: Shaquille O'Neal"]
            ),
            (
                "Crown Prince Mohammed bin Salman met Austria's Alexander Van der Bellen and Ayman al-Zawahri.",
                [
                    "person: Mohammed bin Salman", "place: Austria", "person: Alexander Van der Bellen",
                    "person: Ayman al-Zawahri",
                ]
            ),
            (
                "J. R. R. Tolkien and George W. Bush met T.S. Eliot.",
                ["person: J. R. R. Tolkien", "person: George W. Bush", "person: T.S. Eliot"]
            ),
            // Tables.
            (
                "Jannik Sinner | Italy | Carlos Alcaraz = Spain",
                ["person: Jannik Sinner", "place: Italy", "person: Carlos Alcaraz", "place: Spain"]
            ),
            // Datelines, bylines, scores.
            (
                "MOSCOW (AP) — Russia said Tuesday that Sergei Lavrov would visit Beijing.",
                ["place: MOSCOW", "organization: AP", "place: Russia", "person: Sergei Lavrov", "place: Beijing"]
            ),
            (
                "LONDON, March 3 (Reuters) - BP Plc cut its dividend.",
                ["place: LONDON", "organization: Reuters", "organization: BP Plc"]
            ),
            ("By John Smith and Maria Gonzalez", ["person: John Smith", "person: Maria Gonzalez"]),
            (
                "Arsenal 2 Chelsea 1 (Saka 12, Havertz 77; Palmer 40)",
                [
                    "organization: Arsenal", "organization: Chelsea", "person: Saka", "person: Havertz",
                    "person: Palmer",
                ]
            ),
        ])
    func hard(text: String, expected: [String]) throws {
        #expect(try names(text) == expected)
    }

    @Test("A tweet's names are found, its links and handles are none")
    func tweet() throws {
        let found = try names("RT @BBCBreaking: Boris Johnson resigns as UK Prime Minister #Brexit https://t.co/abc")
        #expect(found.contains("person: Boris Johnson") && found.contains("place: UK"))
        #expect(!found.contains { $0.contains("@") || $0.contains("t.co") })
    }

    @Test("Groups are told from languages and from organizations")
    func groups() throws {
        #expect(
            try names("The French engineer speaks Russian; Kurds and Sunni Arabs met European Union envoys in Erbil.")
                == [
                    "group: French", "other: Russian", "group: Kurds", "group: Sunni Arabs",
                    "organization: European Union", "place: Erbil",
                ])
    }

    @Test("An unsure mention takes the type that its name has elsewhere, a sure one keeps its own")
    func vote() throws {
        let document = Document("Ann Kent spoke. Kent lost. Kent voted. Kent won.")
        let file = try ModelFile(path: ModelLocation.path(of: "names.model"))
        // The lexicon only points into the file.
        defer { withExtendedLifetime(file) {} }
        let lexicon = try #require(Lexicon(file))
        let mentions = [
            (0..<2, EntityType.person, 0.9), (4..<5, .place, 0.5), (7..<8, .place, 0.95), (10..<11, .place, 0.3),
        ]
        .map { NameMention(tokens: $0, type: $1, confidence: Float($2)) }
        func types(_ mentions: [NameMention]) -> [EntityType] {
            NameVote.settle(mentions, NameReading(document, lexicon: lexicon)).map(\.type)
        }
        #expect(types(Array(mentions[..<2])) == [.person, .person])
        #expect(types(mentions) == [.person, .place, .place, .place])
    }

    @Test("The model is ready in less than a tenth of a second")
    func loading() throws {
        let times = try (0..<5).map { _ in try processorSeconds { _ = try NameRecogniser() } }
        #expect(try #require(times.min()) < 0.1)
    }

    @Test("The names of a text are in order, inside it, and do not overlap; confidences are shares", arguments: 0..<30)
    func anyText(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let pieces = [
            "John", "Smith", "Paris", "the", "of", "UN", "U.S.", "said", ".", ",", "\n", "’s", "“", "-", "é", "东京", "😀",
            "McDonald", "BBC",
            "(", ")", "1-2", "\u{0301}", "Москва", "a", "A",
        ]
        let text = (0..<Int.random(in: 0..<300, using: &random)).map { _ in
            pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }
        .joined(separator: Bool.random(using: &random) ? " " : "")
        let document = Document(text)
        var end = 0
        for name in try Self.recogniser.get().names(in: document) {
            #expect(
                name.tokens.lowerBound >= end && !name.tokens.isEmpty && name.tokens.upperBound <= document.tokens.count
            )
            #expect((0...1).contains(name.confidence))
            end = name.tokens.upperBound
        }
    }

    @Test("Hostile texts cost time in proportion to their length", .timeLimit(.minutes(60)))
    func hostile() throws {
        for piece in ["A ", "Of ", "John Smith of ", "UN\n", "a", "(A) ", "é"] {
            let text = String(repeating: piece, count: 3_000)
            #expect(try Self.recogniser.get().names(in: Document(text)).count <= 6_000)
        }
    }

    @Test("A damaged or missing model is refused by name")
    func damaged() throws {
        #expect(throws: ModelError.unreadable("/nonexistent/names.model")) {
            try ModelFile(path: "/nonexistent/names.model")
        }
        #expect(throws: ModelError.damaged("/proc/self/exe")) { try ModelFile(path: "/proc/self/exe") }
    }
}

@Suite("Labels in a chain")
struct LabelDecoderTests {
    private let decoder: LabelDecoder = {
        var transitions = LabelTransitions()
        for row in transitions.rows.indices {
            for label in 0..<NameLabel.count { transitions.rows[row][label] += Float((row + label) % 7) / 5 }
        }
        return LabelDecoder(transitions)
    }()

    private func scores(_ tokens: Int, seed: UInt64) -> [LabelRow] {
        var random = SeededGenerator(seed: seed)
        return (0..<tokens).map { _ in
            var row = LabelRow()
            for label in 0..<NameLabel.count { row[label] = Float.random(in: -2...2, using: &random) }
            return row
        }
    }

    @Test("The best path is possible", arguments: 0..<20)
    func possible(seed: UInt64) {
        let labels = scores(9, seed: seed).withUnsafeBufferPointer { decoder.best($0) }.map { Int($0) }
        #expect(zip(labels, labels.dropFirst()).allSatisfy { NameLabel.mayFollow($0, $1) })
        #expect(!NameLabel.continues(labels[0]) && !NameLabel.isOpen(labels[8]))
    }

    @Test("The probabilities of all paths add up to one, and the best path's is the highest", arguments: 0..<5)
    func sum(seed: UInt64) {
        let scores = scores(2, seed: seed)
        let best = scores.withUnsafeBufferPointer { decoder.best($0) }
        var lattice = LabelDecoder.Lattice()
        scores.withUnsafeBufferPointer { decoder.lattice($0, into: &lattice) }
        var probabilities: [[UInt8]: Float] = [:]
        for first in 0..<UInt8(NameLabel.count) where !NameLabel.continues(Int(first)) {
            for second in 0..<UInt8(NameLabel.count)
            where NameLabel.mayFollow(Int(first), Int(second)) && !NameLabel.isOpen(Int(second)) {
                probabilities[[first, second]] = decoder.probability(of: [first, second][...], in: lattice)
            }
        }
        #expect(abs(probabilities.values.reduce(0, +) - 1) < 0.001)
        #expect(probabilities[best] == probabilities.values.max())
    }
}
