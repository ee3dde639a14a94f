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
    /// Which of the places of this name it means, where the article names another so too.
    let place: Place?

    init(key: String, type: EntityType, surface: String, mentions: [Int], place: Place? = nil) {
        self.key = key
        self.words = key.split(separator: " ")
        self.type = type
        self.surface = surface
        self.mentions = mentions
        self.place = place
    }

    /// Whether it is written as an acronym: one word, mostly capitals, as `WHO`, `U.S.` or `DoD`.
    var isAcronym: Bool {
        guard words.count == 1, (2...8).contains(key.utf8.count) else { return false }
        let capitals = surface.utf8.count { (65...90).contains($0) }
        let small = surface.utf8.count { (97...122).contains($0) }
        // "BofA", but no "McKay"
        return capitals >= 2 && (small <= 1 || small == 2 && surface.contains("of"))
    }

    /// The first mention, as an index of the recogniser's names.
    var first: Int { mentions.first ?? 0 }
}

/// The forms of an article's names, in the order of their first mention.
struct NameForms {
    private(set) var forms: [NameForm] = []
    /// The form of each of the recogniser's names.
    private(set) var formOfName: [Int] = []

    /// Collects the forms of `names`: one for each normal form and type, after rare types gave way to common ones, and for
    /// each of several places of one name.
    init(_ names: [NameMention], in document: Document, namesakes: PlaceNamesakes? = nil) {
        var groups: [String: Int] = [:]
        var members: [(key: String, names: [Int])] = []
        let whole = WholeNames(names, in: document)
        for (index, name) in names.enumerated() {
            let key = Self.key(of: name, whole.tokens[index], in: document)
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
                let parts = type == .place && mentions.count > 1 ? namesakes?.parts(of: key, mentions) : nil
                for (place, mentions) in parts ?? [(nil, mentions)] {
                    for mention in mentions { formOfName[mention] = forms.count }
                    let surface = document.string(document.bytes(of: whole.tokens[mentions[0]]))
                    forms.append(NameForm(key: key, type: type, surface: surface, mentions: mentions, place: place))
                }
            }
        }
    }

    /// The normal form, with an organization's noun outside its marks and initials with blanks between them put together.
    private static func key(of name: NameMention, _ tokens: Range<Int>, in document: Document) -> String {
        let own = max(tokens.lowerBound, min(name.tokens.lowerBound, tokens.upperBound))
        if name.type == .organization, tokens.lowerBound < own {
            return [tokens.lowerBound..<own, own..<tokens.upperBound].map { part in
                NormalisedName(utf8: document.utf8[document.bytes(of: part)]).text
            }.joined(separator: " ")
        }
        let key = NormalisedName(utf8: document.utf8[document.bytes(of: tokens)]).text
        if name.type == .person { return key }
        if name.type == .organization, let whole = NamesBesideNouns(document: document).wholeName(of: name) {
            return whole
        }
        return joiningInitials(key)
    }

    /// "u s senate" as "us senate".
    static func joiningInitials(_ key: String) -> String {
        var (length, initials) = (0, 0)
        for byte in key.utf8 where initials < 2 {
            if byte != UInt8(ascii: " ") {
                length += 1
            } else {
                initials = length == 1 ? initials + 1 : 0
                length = 0
            }
        }
        guard initials >= 2 || initials == 1 && length == 1 else { return key }
        var joined = ""
        var previous = 0
        for word in key.split(separator: " ") {
            let count = word.utf8.count
            if !joined.isEmpty, count > 1 || previous > 1 { joined += " " }
            joined += word
            previous = count
        }
        return joined
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
