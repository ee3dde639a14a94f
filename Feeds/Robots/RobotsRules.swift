/// What a site's robots.txt allows a program to fetch (RFC 9309).
public struct RobotsRules: Sendable, Equatable {
    private struct Rule: Equatable {
        var pattern: [UInt8]
        var allows: Bool
    }

    /// As much of a robots.txt as is read, in bytes (RFC 9309, section 2.5, asks for at least 500 KiB).
    public static let maximumBytes = 512 * 1024
    /// Nothing is forbidden: what a missing robots.txt means.
    public static let allowAll = RobotsRules(rules: [])
    /// Everything is forbidden: what an unreachable robots.txt means.
    public static let allowNothing = RobotsRules(rules: [Rule(pattern: Array("/".utf8), allows: false)])

    private let rules: [Rule]

    private init(rules: [Rule]) {
        self.rules = rules
    }

    /// Reads the groups that name `agent` (a product name without version), or those for `*` where none does. Bytes that
    /// make no sense are passed over.
    public init(_ bytes: [UInt8], agent: String) {
        var own: [Rule]?
        var others: [Rule] = []
        var namesOwn = false
        var namesOthers = false
        var inNames = false
        for line in bytes.prefix(Self.maximumBytes).split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            guard let (key, value) = Self.field(line) else { continue }
            switch key {
            case "user-agent":
                if !inNames { (namesOwn, namesOthers) = (false, false) }
                inNames = true
                let name = value.lowercased()
                if name == "*" { namesOthers = true }
                if name == agent.lowercased() { (namesOwn, own) = (true, own ?? []) }
            case "allow", "disallow":
                inNames = false
                guard !value.isEmpty else { continue }
                let rule = Rule(pattern: Array(value.utf8), allows: key == "allow")
                if namesOwn { own?.append(rule) }
                if namesOthers { others.append(rule) }
            default: inNames = inNames && key != "sitemap"
            }
        }
        rules = own ?? others
    }

    /// Whether the path (with its query) may be fetched: the longest matching pattern decides, `allow` at equal length.
    public func allow(path: String) -> Bool {
        let path = Array((path.isEmpty ? "/" : path).utf8)
        let best = rules.filter { Self.matches($0.pattern, path) }.max {
            ($0.pattern.count, $0.allows ? 1 : 0) < ($1.pattern.count, $1.allows ? 1 : 0)
        }
        return best?.allows ?? true
    }

    private static func field(_ line: ArraySlice<UInt8>) -> (key: String, value: String)? {
        let text = String(decoding: line.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
        guard let colon = text.firstIndex(of: ":") else { return nil }
        return (text[..<colon].lowercased().trimmed() ?? "", String(text[text.index(after: colon)...]).trimmed() ?? "")
    }

    /// `*` stands for any bytes, `$` at the end for the end. Linear in the product of the lengths at worst: on a mismatch
    /// it goes back to the last `*` only.
    private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
        let star = UInt8(ascii: "*")
        let anchored = pattern.last == UInt8(ascii: "$")
        let pattern = anchored ? pattern.dropLast() : pattern + [star]
        var (p, s) = (0, 0)
        var retry: (p: Int, s: Int)?
        while s < path.count {
            if p < pattern.count, pattern[p] == star {
                retry = (p + 1, s)
                p += 1
            } else if p < pattern.count, pattern[p] == path[s] {
                (p, s) = (p + 1, s + 1)
            } else if let last = retry {
                (p, s) = (last.p, last.s + 1)
                retry = (last.p, last.s + 1)
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == star }
    }
}
