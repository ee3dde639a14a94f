import Feeds
import Fuzzing
import Glibc
import Kafka
import Shared
import Testing

@testable import ingest

/// What `ingest` reads of strangers. Serial: each of these takes a core.
@Suite("Whatever comes in by", .serialized, .timeLimit(.minutes(240)))
struct IngestFuzzTests {
    private let reader = ArticleReader(limits: IngestLimits())

    /// An article comes whole and clean, or the refusal says why in a few words.
    private func check(_ bytes: ArraySlice<UInt8>, as kind: ContentKind, url: String? = nil) throws {
        do throws(RecordError) {
            try check(try reader.read(bytes, as: kind, url: url))
        } catch {
            try Way.demand(!error.code.isEmpty && error.description.utf8.count < 1000, "no reason: \(error)")
        }
    }

    private func check(_ prepared: PreparedArticle) throws(RecordError) {
        let article = try WireFormat.decode(Article.self, from: prepared.record)
        let isClean = article.text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
        precondition(article.id == prepared.id && !article.text.isEmpty && isClean, "not as it was made")
    }

    @Test("a page is an article or refused")
    func html() throws {
        let scraps = [
            "<p>", "</p>", "<div>", "</div>", "<b>", "<i>", "</b>", "<a href=", "<table>", "<td>", "<script>",
            "<style>",
            "</script>", "<svg>", "<math>", "<title>", "<template>", "<select>", "<frameset>", "<form>", "<h1>", "<li>",
            "<!--", "-->", "<![CDATA[", "]]>", "</", "<!", "<?", "&#", "&amp;", "&#x1F600;", "&#0;", "<br/>", "<pre>\n",
            "<meta charset=utf-16>", "<meta charset=gb18030>", "<base href=//x>", "style=\"display:none\"", "class=",
            "itemprop=articleBody", "<script type=application/ld+json>", "<plaintext>", "<noscript>", "<iframe>",
        ]
        try Way.fuzz("html", scraps: scraps + Way.json) { bytes in
            try check(bytes[...], as: .html, url: "https://x.example/a")
        }
    }

    @Test("a bare text is an article or refused")
    func text() throws {
        let scraps = [
            "\n\n", "\u{c}", "Share this", "Read more", "(Reuters) - ", "By ", "â€œ", "Ã©", "&amp;", "&#8217;", "“",
            "”",
            " . ", "- ", "© 2024", "http://x.example/", "Advertisement",
        ]
        try Way.fuzz("text", scraps: scraps) { bytes in try check(bytes[...], as: .text) }
    }

    @Test("JSON, one object or one a line, is articles or refused")
    func json() throws {
        try Way.fuzz("json", scraps: Way.json) { bytes in
            try check(bytes[...], as: ContentKind(look: bytes[...]))
            for line in NDJSON(bytes[...]) { try check(line.line, as: .json) }
        }
    }

    @Test("a feed or sitemap is read or refused")
    func feed() throws {
        let scraps = [
            "<item>", "</item>", "<entry>", "<link>", "<channel>", "<title>", "<![CDATA[", "]]>", "<!--", "-->", "<?x",
            "?>", "<!DOCTYPE r [", "<!ENTITY a \"&b;\">", "&a;", "]>", "&#0;", "&#x110000;", "&nbsp;", "xmlns:x='y'",
            "<url><loc>", "encoding='utf-16'", "Fri, 31 Feb 2024 25:61 +9999", "2024-05-10T", "+14:00", "<author>",
        ]
        try Way.fuzz("feed", scraps: scraps + Way.json) { bytes in
            guard let feed = try? FeedReader.read(bytes) else { return }
            for entry in feed.latest(1000) {
                var draft = ArticleDraft(text: "x")
                EntryFields(entry, feed, url: "https://x.example/").complete(&draft)
                _ = FeedState.mark(of: entry)
                let times = [entry.publishedAt, entry.updatedAt].compactMap(\.self)
                try Way.demand(times.allSatisfy { PublicationDate($0) != nil }, "a time that is none: \(times)")
            }
        }
    }

    @Test("a robots.txt or a wish to be left alone is read or passed over")
    func robots() throws {
        let scraps = ["User-agent: ", "Disallow: ", "Allow: ", "*", "$", "%2F", "%", "/private/", "#", "*a*b*c"]
        try Way.fuzz("robots", scraps: scraps) { bytes in
            let rules = RobotsRules(bytes, agent: "Dateline")
            for path in ["/", "/private/a.html", "/a/b/c/d?x=1", "/" + String(repeating: "a", count: 2000)] {
                _ = rules.allow(path: path)
            }
            let header = String(decoding: bytes.prefix(40), as: UTF8.self)
            try Way.demand(RetryAfter.seconds(header) ?? 0 >= 0, "a wait below nothing")
        }
    }

    @Test("a web archive, compressed or not, is its pages and what is broken in it")
    func archives() throws {
        let scraps = [
            "WARC/1.0\r\n", "\r\n\r\n", "Content-Length: ", "WARC-Type: response", "WARC-Target-URI: ",
            "HTTP/1.1 200 OK",
            "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n", "0\r\n\r\n", "ffffffff\r\n", "\u{1f}",
            "Content-Type: text/html\r\n", "7fffffffffffffff\r\n",
        ]
        let path = "\(Plan.current.folder)/fuzz-\(getpid()).warc"
        defer { unlink(path) }
        try Way.fuzz("warc", scraps: scraps) { bytes in
            try check(archive: bytes, path)
            // Mutated bytes hardly ever inflate: what is broken inside of a sound member is reached so.
            if !bytes.starts(with: [0x1f, 0x8b]) { try check(archive: StoredGzip.member(bytes), path) }
        }
    }

    private func check(archive bytes: [UInt8], _ path: String) throws {
        let file = try #require(fopen(path, "w"))
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        let archive = try ArchivedArticles(path: path, reader: reader)
        var count = 0
        while let (place, outcome) = archive.next() {
            count += 1
            if case .article(let article) = outcome { try check(article) }
            try Way.demand(count <= bytes.count && !place.isEmpty, "more records than bytes")
        }
        try Way.demand(archive.bytesRead <= bytes.count, "more was read than there is")
    }

    @Test("the inbox is articles or rejections, with what was sent")
    func inbox() throws {
        let inbox = InboxReader(reader: reader, addressing: Addressing(topics: TopicNames(prefix: "")))
        try Way.fuzz("kafka-inbox", scraps: Way.headers + Way.json) { bytes in
            let message = Way.message(bytes, topic: "articles.inbox")
            for outcome in inbox.outcomes(of: message, trace: TraceContext(), at: "2024-05-10T09:00:00Z") {
                let headers = outcome.outgoing.headers
                let trace = headers["traceparent"].flatMap { TraceContext(header: $0) }
                try Way.demand(trace != nil, "the trace is broken")
                if let article = outcome.article { try check(article) }
                let isRejected = Rejection(headers: headers) != nil
                try Way.demand(isRejected == (outcome.article == nil), "neither an article nor a rejection")
            }
        }
    }

    @Test("the topic of feeds is a feed's state or refused")
    func feedState() throws {
        try Way.fuzz("kafka-rejected", scraps: Way.headers + Way.json) { bytes in
            let value = Way.message(bytes, topic: "ingest.feeds").value ?? []
            guard var state = try? FeedState(record: value) else { return }
            state.trim(keeping: [])
            _ = state.conditions
            let again = try FeedState(record: state.record)
            try Way.demand(again == state, "it does not read back")
        }
    }
}
