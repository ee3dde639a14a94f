/// What a text says of its places beside their names: which lie in which ("Pandi, Bulacan", "Hugo in Oklahoma", "Perth
/// (Scotland)"), which stand in one row ("Armenia, Georgia and Iran"), of what kind they are ("the city of São Paulo").
struct PlaceLinks {
    private(set) var containers: [Int: [Int]] = [:]
    private(set) var parts: [Int: [Int]] = [:]
    /// The places beside one in a row: two at most.
    private(set) var peers: [Int: [Int]] = [:]
    private(set) var kinds: [Int: Set<PlaceKind>] = [:]

    private let document: Document

    init(_ names: [NameMention], _ document: Document, entityOfName: [Int], isPlace: (Int) -> Bool) {
        self.document = document
        for index in names.indices {
            let entity = entityOfName[index]
            if names[index].type == .place, let kind = kind(of: names[index].tokens) {
                kinds[entity, default: []].formUnion(kind)
            }
            guard index + 1 < names.count else { continue }
            let gap = names[index + 1].gap(after: names[index])
            let next = entityOfName[index + 1]
            guard (1...2).contains(gap.count), let first = gap.first, entity != next, isPlace(next) else { continue }
            if [",", "in", "(", "of"].contains(where: { document.isToken(first, $0) }),
                gap.count == 1 || document.isToken(first + 1, "the")
            {
                guard containers[entity, default: []].count < 4 else { continue }
                containers[entity, default: []].append(next)
                if parts[next, default: []].count < 4 { parts[next, default: []].append(entity) }
            }
            if isPlace(entity), joins(gap) { pair(entity, next) }
        }
    }

    private mutating func pair(_ one: Int, _ other: Int) {
        for (entity, peer) in [(one, other), (other, one)] where peers[entity, default: []].count < 2 {
            if peers[entity]?.contains(peer) != true { peers[entity, default: []].append(peer) }
        }
    }

    /// "A, B", "A and B", "A, and B".
    private func joins(_ gap: Range<Int>) -> Bool {
        let isComma = document.isToken(gap.lowerBound, ",")
        let last = gap.upperBound - 1
        let isAnd = document.isToken(last, "and") || document.isToken(last, "or")
        return gap.count == 1 ? isComma || isAnd : isComma && isAnd
    }

    /// "the city of São Paulo", "Washington state".
    private func kind(of name: Range<Int>) -> Set<PlaceKind>? {
        let (before, after) = (name.lowerBound, name.upperBound)
        // Not "the capital city of Georgia".
        if before > 2, document.isToken(before - 1, "of"), word(before - 3) == "the",
            let kind = Self.kind(word(before - 2))
        {
            return kind
        }
        guard after < document.tokens.count else { return nil }
        return ["state", "province"].contains { document.isToken(after, $0) } ? [.region] : nil
    }

    private static func kind(_ noun: String) -> Set<PlaceKind>? {
        switch noun {
        case "city", "town", "village", "suburb", "port", "municipality": [.settlement, .capital]
        case "state", "province": [.region]
        case "county", "district": [.county]
        case "country", "nation", "republic": [.country]
        default: nil
        }
    }

    private func word(_ token: Int) -> String {
        let range = document.tokens[token].range
        return (3...12).contains(range.count) ? document.string(range).lowercased() : ""
    }
}
