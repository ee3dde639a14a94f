/// The news agency that a text is credited to.
enum Credit {
    private static let agencies: [(name: String, written: [String])] = [
        ("AP", ["AP", "Associated Press", "The Associated Press"]), ("Reuters", ["Reuters", "Thomson Reuters"]),
        ("AFP", ["AFP", "Agence France-Presse"]), ("UPI", ["UPI"]), ("Xinhua", ["Xinhua"]),
        ("TASS", ["TASS", "Itar-Tass"]),
        ("RIA Novosti", ["RIA Novosti", "RIA"]), ("Interfax", ["Interfax"]), ("dpa", ["dpa", "DPA"]),
        ("ANSA", ["ANSA"]),
        ("EFE", ["EFE"]), ("Kyodo", ["Kyodo", "Kyodo News"]), ("Yonhap", ["Yonhap"]), ("PTI", ["PTI"]),
        ("ANI", ["ANI"]),
        ("IANS", ["IANS"]), ("Bloomberg", ["Bloomberg"]), ("Anadolu", ["AA", "Anadolu Agency"]),
        ("PA", ["PA", "PA Media"]),
        ("CP", ["CP", "The Canadian Press"]), ("AAP", ["AAP"]), ("VOA", ["VOA"]), ("RFE/RL", ["RFE/RL"]),
        ("CNN", ["CNN"]),
        ("Bernama", ["Bernama"]), ("Antara", ["ANTARA"]), ("KUNA", ["KUNA"]), ("WAM", ["WAM"]), ("SPA", ["SPA"]),
        ("Ritzau", ["Ritzau"]), ("NTB", ["NTB"]), ("TT", ["TT"]), ("APA", ["APA"]), ("CNA", ["CNA"]),
        ("Sputnik", ["Sputnik"]),
    ]

    private static let byWritten: [String: String] = Dictionary(
        agencies.flatMap { agency in agency.written.map { ($0.lowercased(), agency.name) } },
        uniquingKeysWith: { first, _ in first })

    /// The agency in a dateline such as "PARIS (AP) —", or alone in brackets at the end.
    static func agency(inText text: String) -> String? {
        let start = text.prefix(120)
        if let open = start.firstIndex(of: "("), let close = start[open...].firstIndex(of: ")") {
            let after = start[close...].dropFirst().trimmed
            let isDateline = after.isEmpty || ["-", "–", "—", "―", ":", ","].contains { after.hasPrefix($0) }
            if isDateline, let name = byWritten[start[open..<close].dropFirst().trimmed.lowercased()] { return name }
        }
        let end = text.suffix(60)
        if end.hasSuffix(")"), let open = end.lastIndex(of: "(") {
            return byWritten[end[open...].dropFirst().dropLast().trimmed.lowercased()]
        }
        return nil
    }

    /// The agency among authors, where one is named as such.
    static func agency(amongAuthors authors: [String]) -> String? {
        authors.lazy.compactMap { author in
            author.count > 3 ? byWritten[author.lowercased()] : author == "AP" || author == "AFP" ? author : nil
        }.first
    }
}
