import Shared

/// One way in which an article writes a name: all its mentions with the same normal form and type.
struct NameForm {
    /// The normal form.
    let key: String
    /// The key's words.
    let words: [Substring]
    /// What it names.
    var type: EntityType
    /// As it is first written.
    let surface: String
    /// Its mentions, as indices of the recogniser's names.
    var mentions: [Int]

    init(key: String, type: EntityType, surface: String, mentions: [Int]) {
        self.key = key
        self.words = key.split(separator: " ")
        self.type = type
        self.surface = surface
        self.mentions = mentions
    }

    /// Whether it is written as an acronym: one word, mostly capitals, as `WHO`, `U.S.` or `DoD`.
    var isAcronym: Bool {
        guard words.count == 1, (2...8).contains(key.utf8.count) else { return false }
        let capitals = surface.utf8.count { (65...90).contains($0) }
        let small = surface.utf8.count { (97...122).contains($0) }
        return capitals >= 2 && small <= 1
    }

    /// The first mention, as an index of the recogniser's names.
    var first: Int { mentions.first ?? 0 }
}

/// The forms of an article's names, in the order of their first mention.
struct NameForms {
    private(set) var forms: [NameForm] = []
    /// The form of each of the recogniser's names.
    private(set) var formOfName: [Int] = []

    /// Collects the forms of `names`: one for each normal form and type, after rare types gave way to common ones.
    init(_ names: [NameMention], in document: Document) {
        var groups: [String: Int] = [:]
        var members: [(key: String, names: [Int])] = []
        for (index, name) in names.enumerated() {
            let key = NormalisedName(utf8: document.utf8[document.bytes(of: name.tokens)]).text
            let group = groups[key] ?? members.count
            if group == members.count {
                groups[key] = group
                members.append((key, []))
            }
            members[group].names.append(index)
        }
        formOfName = Array(repeating: 0, count: names.count)
        for (key, members) in members {
            for (type, mentions) in TypeVote.parted(members, of: names) {
                add(key, type, mentions, names, document)
            }
        }
    }

    private mutating func add(
        _ key: String, _ type: EntityType, _ mentions: [Int], _ names: [NameMention], _ document: Document
    ) {
        for mention in mentions { formOfName[mention] = forms.count }
        let surface = document.string(document.bytes(of: names[mentions[0]].tokens))
        forms.append(NameForm(key: key, type: type, surface: surface, mentions: mentions))
    }
}

/// Settles the type of a name that the recogniser typed now so, now so.
enum TypeVote {
    /// The mentions of one written form, parted by type; a type with little behind it joins the strongest.
    static func parted(_ mentions: [Int], of names: [NameMention]) -> [(EntityType, [Int])] {
        var weights: [EntityType: Float] = [:]
        for mention in mentions { weights[names[mention].type, default: 0] += names[mention].confidence }
        guard weights.count > 1 else { return [(names[mentions[0]].type, mentions)] }
        let strongest = EntityType.allCases.max { weights[$0, default: -1] < weights[$1, default: -1] } ?? .other
        let share = weights[strongest, default: 0] * 0.34
        var parts: [EntityType: [Int]] = [:]
        for mention in mentions {
            let type = names[mention].type
            parts[weights[type, default: 0] > share ? type : strongest, default: []].append(mention)
        }
        return EntityType.allCases.compactMap { type in parts[type].map { (type, $0) } }
    }
}

extension Document {
    /// The bytes of a range of tokens.
    func bytes(of range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return tokens[first].range.lowerBound..<tokens[last].range.upperBound
    }
}
