/// An absolute `http` address, taken apart as far as reading needs it.
struct WebAddress: Sendable, Equatable {
    var scheme: String
    var host: String
    var port: String?
    /// From the first slash up to the query.
    var path: String
    var query: String?

    /// Nil for anything that is not an absolute address.
    init?(_ text: String) {
        let text = text.trimmed
        guard let mark = text.firstIndex(of: ":") else { return nil }
        scheme = text[..<mark].lowercased()
        guard scheme == "http" || scheme == "https", text[mark...].hasPrefix("://"), !text.contains(" ") else {
            return nil
        }
        let rest = text[text.index(mark, offsetBy: 3)...].prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let tail = rest[authority.endIndex...]
        let hostAndPort = authority.split(separator: "@").last.map(String.init) ?? ""
        let parts = hostAndPort.split(separator: ":", maxSplits: 1)
        guard let name = parts.first, name.contains("."), !name.hasPrefix("."), !name.hasSuffix(".") else { return nil }
        host = name.lowercased()
        port = parts.count > 1 && parts[1] != "80" && parts[1] != "443" ? String(parts[1]) : nil
        let pathPart = tail.prefix { $0 != "?" }
        path = pathPart.isEmpty ? "/" : String(pathPart)
        query = tail.count > pathPart.count ? String(tail[pathPart.endIndex...].dropFirst()) : nil
    }

    /// Without what only tells where a reader came from.
    var withoutTracking: WebAddress {
        var clean = self
        let kept = (query ?? "").split(separator: "&").filter { !Self.isTracking($0.prefix { $0 != "=" }.lowercased()) }
        clean.query = kept.isEmpty ? nil : kept.joined(separator: "&")
        return clean
    }

    private static let tracking: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid", "igshid", "igsh", "srsltid", "mc_cid", "mc_eid",
        "cmpid",
        "cmp", "icid", "ncid", "ocid", "sref", "wt_mc", "wt.mc_id", "mkt_tok", "_ga", "_gl", "gbraid", "wbraid",
        "ref_src",
        "ref_url", "s_cid", "xtor", "at_medium", "at_campaign", "ns_campaign", "ns_mchannel", "ns_source", "smid",
        "ss_source", "spm", "taid", "tpcc", "vero_id", "__twitter_impression", "amp", "outputtype", "guccounter",
        "guce_referrer", "guce_referrer_sig",
    ]

    private static func isTracking(_ name: String) -> Bool {
        name.hasPrefix("utm_") || name.hasPrefix("pk_") || name.hasPrefix("hsa_") || tracking.contains(name)
    }

    /// The host without the prefixes that name another door to the same house.
    var site: String {
        for prefix in ["www.", "m.", "mobile.", "amp."] where host.hasPrefix(prefix) {
            return String(host.dropFirst(prefix.count))
        }
        return host
    }

    /// The day in a path such as `/2024/05/10/` or `/2024-05-10-`.
    var day: String? {
        let numbers = path.utf8.split { !$0.isASCIIDigit }
        let marks = Array(path.utf8)
        var offset = 0
        for (index, number) in numbers.enumerated() where number.count == 4 || number.count == 8 {
            let digits = Array(number)
            if digits.count == 8, let day = PublicationDate.iso(digits), plausible(day) { return day }
            guard digits.count == 4, index + 2 < numbers.count else { continue }
            let start = path.utf8.distance(from: path.utf8.startIndex, to: number.startIndex)
            let end = path.utf8.distance(from: path.utf8.startIndex, to: numbers[index + 2].endIndex)
            offset = start
            // All three must follow one another with one mark between.
            let stretch = Array(marks[offset..<end])
            if stretch.count <= 10, let day = PublicationDate.iso(stretch), plausible(day) { return day }
        }
        return nil
    }

    private func plausible(_ day: String) -> Bool { day >= "1990" }
}

extension WebAddress: CustomStringConvertible {
    var description: String {
        scheme + "://" + host + (port.map { ":" + $0 } ?? "") + path + (query.map { "?" + $0 } ?? "")
    }
}
