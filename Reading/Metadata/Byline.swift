/// Names out of bylines: "By Ann Lee and Bo Ek, Staff Writers" names two people.
enum Byline {
    /// The people in values that hold names and little else, each once, in order.
    static func names(in values: [String]) -> [String] {
        var names: [String] = []
        for value in values {
            for name in split(value) where isAcceptable(name) && !names.contains(name) { names.append(name) }
        }
        return names
    }

    private static func split(_ value: String) -> [String] {
        var text = withoutIntroduction(Entities.decode(value).trimmed)
        // What follows a bar is an office or an outlet.
        for mark in [" | ", " – ", " — ", " • ", " · ", " / "] {
            if let first = text.split(separator: mark).first { text = String(first) }
        }
        var parts = [text[...]]
        for mark in [" and ", " & ", ";", ","] {
            parts = parts.flatMap { (part: Substring) -> [Substring] in part.split(separator: mark) }
        }
        return parts.map { withoutIntroduction($0.trimmed) }.filter { !isDegree($0) }
    }

    private static func withoutIntroduction(_ text: String) -> String {
        let words = text.split(separator: " ")
        guard words.count > 1, let end = introductionEnd(words[...]) else { return text }
        return words[end...].joined(separator: " ")
    }

    private static let degrees: Set<String> = [
        "md", "phd", "rd", "rdn", "cpa", "cfp", "mba", "jd", "dvm", "msc", "ms", "ma", "esq", "jr", "sr", "vmd",
        "dacvb",
        "rn", "dds", "dmd", "ba", "bsc", "cfa", "mph", "lmft", "lcsw",
    ]

    private static func isDegree(_ text: String) -> Bool {
        degrees.contains(text.lowercased().filter { $0 != "." && $0 != " " })
    }

    private static let nobody: Set<String> = [
        "admin", "administrator", "editor", "webmaster", "user", "guest", "staff", "author", "unknown", "anonymous",
        "null",
        "undefined", "wordpress", "root", "test", "by", "written by", "posted by",
    ]

    private static func isAcceptable(_ name: String) -> Bool {
        guard (2...60).contains(name.count), name.contains(where: \.isLetter), name.split(separator: " ").count <= 6,
            !nobody.contains(name.lowercased())
        else { return false }
        let isAddress = name.contains("://") || name.contains("@") || name.hasPrefix("/") || name.hasPrefix("#")
        // `page.author` is a template that was not filled in; `J.R.` is not.
        let isTemplate =
            name.contains("{") || name.split(separator: ".").contains { $0.count > 3 && name.contains(".\($0)") }
        return !isAddress && !isTemplate
    }
}

// MARK: - Lines of text

extension Byline {
    private static let introductions: Set<String> = [
        "by", "by:", "author:", "authors:", "contributors:", "contributor:", "von", "par", "por", "автор:",
    ]

    /// One past the words that introduce a name: "By", "Written by:"; nil if the text does not begin so.
    private static func introductionEnd(_ words: ArraySlice<Substring>) -> Int? {
        for index in words.indices.prefix(2) where introductions.contains(words[index].lowercased()) {
            if index == words.startIndex || words[index].lowercased().hasPrefix("by") { return index + 1 }
        }
        return nil
    }

    /// The names that a line such as "Published May 1 by Ann Lee, Editor" gives; none where it gives none.
    static func names(inLine line: String) -> [String] {
        var words = line.split { $0 == " " || $0 == "\n" }
        guard words.count <= 24 else { return [] }
        // The space after "By" is often lost with the element between.
        if let first = words.first, first.count > 4, first.hasPrefix("By"),
            first.dropFirst(2).first?.isUppercase == true
        {
            words[0] = first.dropFirst(2)
            words.insert("By", at: 0)
        }
        let start = introductionEnd(words[...]) ?? words.firstIndex(of: "by").map { $0 + 1 }
        return start.map { people(words[$0...]) } ?? []
    }

    /// The names at the start of some words.
    static func people(_ words: ArraySlice<Substring>) -> [String] {
        var people: [String] = []
        var name: [Substring] = []
        func end() -> Bool {
            defer { name = [] }
            guard (2...4).contains(name.count) else { return false }
            people.append(name.joined(separator: " "))
            return true
        }
        for word in words {
            if word == "and" || word == "&" || word == "und" || word == "et" {
                guard end() else { break }
                continue
            }
            let bare = word.last == "," ? word.dropLast() : word
            guard isNameWord(bare) || (!name.isEmpty && particles.contains(bare)) else { break }
            name.append(bare)
            if word.last == ",", !end() { break }
            if name.count > 4 { break }
        }
        _ = end()
        return people
    }

    private static let particles: Set<Substring> = [
        "de", "van", "von", "der", "den", "la", "le", "bin", "al", "el", "di", "da", "dos", "ten", "ter", "y", "e",
    ]

    private static let roles: Set<String> = [
        "staff", "senior", "former", "deputy", "editor", "writer", "reporter", "correspondent", "contributor",
        "contributing", "founder", "co-founder", "director", "ceo", "managing", "chief", "associate", "author",
        "updated",
        "published", "posted", "last", "the", "a", "an", "our", "your", "freelance", "special", "news", "team", "head",
        "manager", "expert", "specialist", "guest", "reviewed", "edited", "read", "more", "about", "photo", "photos",
    ]

    private static func isNameWord(_ word: Substring) -> Bool {
        guard let first = word.first, first.isUppercase, word.count > 1, !roles.contains(word.lowercased()) else {
            return false
        }
        if case .month? = DateWord.all(in: Array(word.utf8)).first { return false }
        return word.allSatisfy { $0.isLetter || ".-'’".contains($0) }
    }

    /// Two to four words that could be a name, and nothing else.
    static func isName(_ line: String) -> Bool {
        let words = line.split(separator: " ")
        return people(words[...]) == [line] && (2...4).contains(words.count)
    }
}
