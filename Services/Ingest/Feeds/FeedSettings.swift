import Service
import Shared
import WebClient

/// Which feeds `ingest` polls, and how.
struct FeedSettings: Sendable {
    /// The product's name in requests and in the eyes of robots.txt.
    static let agentName = "Dateline"

    /// Feeds, each once.
    let feeds: [WebAddress]
    /// From the beginning of one poll of a feed to that of the next.
    let interval: Duration
    /// How long a host is left alone between two requests.
    let pause: Duration
    /// How many feeds are polled at the same time.
    let threads: Int
    /// What the client calls itself.
    let agent: String
    /// Hosts that may lie in a private network.
    let allowedHosts: [String]

    init(_ configuration: inout Configuration) {
        feeds = Self.feeds(&configuration)
        interval = configuration.duration(
            "INGEST_FEED_INTERVAL", default: .seconds(900), in: .seconds(1) ... .seconds(86_400),
            "how often a feed is polled; less often, down to once a day, after failures")
        pause = configuration.duration(
            "INGEST_FEED_PAUSE", default: .seconds(2), in: .zero ... .seconds(600),
            "how long a host is left alone between two requests")
        threads = configuration.integer(
            "INGEST_FEED_THREADS", default: 4, in: 1...64, "how many feeds, of different hosts, are polled at once")
        agent = Self.agent(&configuration)
        allowedHosts = Self.list(
            configuration.optional(
                "INGEST_FEED_ALLOW_HOSTS",
                "hosts that may be fetched from although they lie in a private network, separated by commas"))
    }

    private static func agent(_ configuration: inout Configuration) -> String {
        let name = "INGEST_FEED_CONTACT"
        let contact = configuration.optional(
            name, "an address or e-mail where sites reach who runs this; it is told to them with every request")
        if contact?.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) == true {
            configuration.refuse(name, "must have no control characters")
        }
        return "\(agentName)/\(Dateline.version)" + (contact.map { " (+\($0))" } ?? "")
    }

    private static func feeds(_ configuration: inout Configuration) -> [WebAddress] {
        let listed = configuration.optional(
            "INGEST_FEEDS", "addresses of feeds, sitemaps and indexes of sitemaps to poll, separated by commas")
        let file = configuration.optional(
            "INGEST_FEEDS_FILE", "a file with an address of a feed a line; lines that begin with # are passed over")
        var addresses: [WebAddress] = []
        add(list(listed), of: "INGEST_FEEDS", to: &addresses, &configuration)
        if let file { add(lines(of: file, &configuration), of: "INGEST_FEEDS_FILE", to: &addresses, &configuration) }
        return addresses
    }

    private static func add(
        _ texts: [String], of name: String, to addresses: inout [WebAddress], _ configuration: inout Configuration
    ) {
        for text in texts {
            guard let address = try? WebAddress(text) else {
                configuration.refuse(name, "must hold http or https addresses, not '\(text)'")
                continue
            }
            if address.hasUser {
                configuration.refuse(name, "must hold addresses without a user: they stand in logs and in a topic")
            }
            if !addresses.contains(address) { addresses.append(address) }
        }
    }

    private static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { String($0).filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    }

    private static func lines(of path: String, _ configuration: inout Configuration) -> [String] {
        do throws(SystemError) {
            let text = String(decoding: try InputFile(path).readAll(limit: 10_000_000), as: UTF8.self)
            return text.split(whereSeparator: \.isNewline).map { String($0).filter { !$0.isWhitespace } }
                .filter { !$0.isEmpty && !$0.hasPrefix("#") }
        } catch {
            configuration.refuse("INGEST_FEEDS_FILE", "cannot be used: \(error)")
            return []
        }
    }
}
