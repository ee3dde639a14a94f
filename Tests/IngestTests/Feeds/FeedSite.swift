import Foundation
import HTTP
import Synchronization
import Testing

/// A news site on this machine, with a feed whose entries a test chooses, that remembers what it was asked for.
final class FeedSite: Sendable {
    /// An entry of the feed: its page is at `/<name>`.
    struct Entry {
        var name: String
        var fields = ""
    }

    private struct State {
        var entries: [Entry] = []
        var refusal: Response?
        /// What stands at paths that a test chose.
        var documents: [String: String] = [:]
        var requests: [RequestHead] = []
        /// The page that is not answered for now.
        var held: String?
        /// Held, so that they are never answered.
        var unanswered: [Responder] = []
    }

    private let state = Mutex(State())
    private let server = Mutex<HTTPServer?>(nil)

    /// Runs `body` beside a site that has these entries and answers `/robots.txt` so.
    static func with(
        _ names: [String], robots: String = "User-agent: *\nDisallow: /private", _ body: (FeedSite) throws -> Void
    ) throws {
        let site = FeedSite()
        site.show(names.map { Entry(name: $0) })
        let server = HTTPServer(address: "0.0.0.0", port: 0, routes: site.routes(robots))
        try server.start()
        defer { server.stop(within: 0) }
        site.server.withLock { $0 = server }
        try body(site)
    }

    /// The feed's address by one of this machine's names.
    func feed(_ host: String = "127.0.0.1", _ path: String = "/feed") -> String {
        "http://\(host):\(server.withLock { $0?.port } ?? 0)\(path)"
    }

    /// Makes these the entries, the latest first.
    func show(_ entries: [Entry]) { state.withLock { $0.entries = entries } }

    /// Puts an XML document at one of the paths `/index`, `/map1` to `/map12`.
    func put(_ document: String, at path: String) { state.withLock { $0.documents[path] = document } }

    /// Answers the feed's requests so; nil to give the feed again.
    func refuse(_ response: Response?) { state.withLock { $0.refusal = response } }

    /// Does not answer requests of this page; nil to answer them again.
    func hold(_ path: String?) { state.withLock { $0.held = path } }

    /// What was asked for at a path.
    func requests(_ path: String, host: String = "127.0.0.1") -> [RequestHead] {
        state.withLock { $0.requests.filter { $0.path == path && $0["host"]?.hasPrefix(host + ":") == true } }
    }

    private func routes(_ robots: String) -> [Route] {
        let fixed: [(String, @Sendable (FeedSite, RequestHead) -> Response)] = [
            ("/robots.txt", { _, _ in Response(status: 200, contentType: "text/plain", body: Array(robots.utf8)) }),
            ("/feed", { site, head in site.answer(head) }),
            ("/sitemap", { site, _ in Response(status: 200, contentType: "text/xml", body: Array(site.sitemap.utf8)) }),
            (
                "/moved",
                { _, _ in Response(status: 302, contentType: "text/plain", headers: ["location": "/c"], body: []) }
            ),
            ("/gone", { _, _ in Response(status: 410, contentType: "text/html", body: []) }),
            ("/broken", { _, _ in Response(status: 500, contentType: "text/html", body: []) }),
            ("/image", { _, _ in Response(status: 200, contentType: "image/png", body: [1]) }),
        ]
        let pages = (["/a", "/b", "/c", "/private"] + (1...20).map { "/\($0)" }).map { path in
            (path, { @Sendable (_: FeedSite, _: RequestHead) in Self.page(path) })
        }
        let documents = (["/index"] + (1...12).map { "/map\($0)" }).map { path in
            (path, { @Sendable (site: FeedSite, head: RequestHead) in site.document(path, head) })
        }
        let answered = (fixed + pages + documents).map { path, answer in
            Route("GET", path) { [self] request, responder in
                note(request.head)
                if state.withLock({ $0.held }) == path { return keep(responder) }
                responder.respond(answer(self, request.head))
            }
        }
        return answered + [
            Route("GET", "/silent") { [self] request, responder in
                note(request.head)
                keep(responder)
            }
        ]
    }

    private func keep(_ responder: Responder) { state.withLock { $0.unanswered.append(responder) } }

    private func note(_ head: RequestHead) { state.withLock { $0.requests.append(head) } }

    private static func page(_ path: String) -> Response {
        let text =
            "The council of \(path.dropFirst()) met in the old town hall and spoke about the bridge for three hours."
        return Response(
            status: 200, contentType: "text/html", body: Array("<html><body><p>\(text)</p></body></html>".utf8))
    }

    private func answer(_ head: RequestHead) -> Response {
        let (entries, refusal) = state.withLock { ($0.entries, $0.refusal) }
        if let refusal { return refusal }
        let tag = "\"\(entries.map(\.name).joined())\""
        if head["if-none-match"] == tag { return Response(status: 304, contentType: "text/xml", body: []) }
        let items = entries.map { entry in
            "<item><title>About &lt;i&gt;\(entry.name)&lt;/i&gt;</title><link>/\(entry.name)</link>\(entry.fields)"
                + "<author>x@example.org (Ann Lee)</author><pubDate>Fri, 10 May 2024 09:00:00 GMT</pubDate></item>"
        }
        let feed = "<rss><channel><title>The Paper</title><language>en</language>\(items.joined())</channel></rss>"
        return Response(status: 200, contentType: "text/xml", headers: ["ETag": tag], body: Array(feed.utf8))
    }

    private func document(_ path: String, _ head: RequestHead) -> Response {
        guard let text = state.withLock({ $0.documents[path] }) else {
            return Response(status: 404, contentType: "text/html", body: [])
        }
        let tag = "\"\(text.hashValue)\""
        if head["if-none-match"] == tag { return Response(status: 304, contentType: "text/xml", body: []) }
        return Response(status: 200, contentType: "text/xml", headers: ["ETag": tag], body: Array(text.utf8))
    }

    private var sitemap: String {
        "<urlset><url><loc>\(feed("127.0.0.1", "/b"))</loc><news:news><news:title>From the map</news:title>"
            + "<news:publication_date>2024-05-09</news:publication_date></news:news></url></urlset>"
    }
}
