import Postgres
import Shared
import Testing

@testable import persister

@Suite("Names that are SQL", .enabled(if: TestDatabase.isNamed))
struct HostileNamesTests {
    private static let names = [
        "Robert'); DROP TABLE article; --", "\"; DROP TABLE entity; --", "'' OR ''=''", "$1", "$$;DROP TABLE quote;$$",
        "%s%n", "\\.", "\\N", "NULL", "{a,b}", "{\"a\",NULL}", "(1,2)", "a\tb\nc\r\\t", "E'\\x41'", "U&'\\0041'",
        "/* a */ -- b", "COPY t FROM PROGRAM 'x'", "lo_import('/etc/passwd')", "\u{2019}; DROP TABLE place",
        "a & b | !c:*",
        "＇ OR 1=1", "pg_sleep(100)",
    ]

    @Test("stand in the tables as they were found, and every table stands")
    func stored() throws {
        try TestDatabase.connected { connection throws in
            for (number, name) in Self.names.enumerated() {
                let text = "Said \(name) on Friday."
                let end = 5 + name.unicodeScalars.count
                var article = Samples.article(Samples.id(number), text: text)
                (article.title, article.source, article.authors) = (name, name, [name, name])
                article.url = "https://x.example/?q=\(number)&n=\(name)"
                let findings = Findings(
                    entities: [
                        Entity(
                            id: "e1", type: .person, name: name, confidence: 1, role: name,
                            mentions: [Mention(start: 5, end: end)])
                    ], dates: [DateExpression(start: 5, end: end, value: nil, modifier: name)],
                    quotes: [Quote(start: 5, end: end, speakerText: name, kind: .direct)])
                _ = try ArticleStore(connection).write([Samples.record(article, findings: findings)])
                let row = try connection.query(
                    """
                    SELECT a.title, a.source, a.authors[2] AS author, m.words, q.speaker_text, a.url FROM article a
                    JOIN mention m USING (article_key) JOIN quote q USING (article_key) WHERE a.id = $1
                    """, [.text(article.id)])
                for column in ["title", "source", "author", "words", "speaker_text"] {
                    #expect(try row.first?[column] == name, "\(column)")
                }
                #expect(try row.first?["url"] == article.url)
            }
            #expect(try connection.value("SELECT count(*) FROM article") == Self.names.count)
        }
    }
}
