import Shared

/// Tells which of several people with one surname (or given name) is meant where that name stands alone.
struct SharedSurnames {
    let forms: [NameForm]
    let names: [NameMention]
    let document: Document
    /// The entity of each name, as far as known: `nil` for the mentions still to be told.
    private(set) var entityOfName: [Int?]
    /// What genders the titles before each entity's mentions give.
    private var genderOfEntity: [Int: Gender] = [:]

    init(_ forms: [NameForm], _ names: [NameMention], _ document: Document, entityOfName: [Int?]) {
        (self.forms, self.names, self.document, self.entityOfName) = (forms, names, document, entityOfName)
        for (index, entity) in entityOfName.enumerated() {
            guard let entity, names[index].type == .person else { continue }
            let gender = Gender(title: titleBefore(index)) ?? Gender(givenName: forms[entity].words.first)
            if let gender { genderOfEntity[entity] = gender }
        }
    }

    /// Gives each mention of a shared name to one of its bearers.
    mutating func settle(_ shared: [(form: Int, bearers: Set<Int>)]) {
        var bearersOfName: [Int: Set<Int>] = [:]
        for (form, bearers) in shared { for name in forms[form].mentions { bearersOfName[name] = bearers } }
        // Who is called by a given name elsewhere is not the one called by the surname.
        let given = Set(forms.lazy.filter { $0.words.count > 1 }.compactMap(\.words.first))
        var mentions: [Int: Int] = [:]
        for (name, entity) in entityOfName.enumerated() {
            guard let entity, !isGivenName(name, given) else { continue }
            mentions[entity, default: 0] += 1
        }
        for (index, bearers) in bearersOfName { entityOfName[index] = choice(of: bearers, at: index, mentions) }
    }

    private func isGivenName(_ name: Int, _ given: Set<Substring>) -> Bool {
        let text = NormalisedName(utf8: document.utf8[document.bytes(of: names[name].tokens)]).text
        return given.contains(text[...])
    }

    /// The bearer whose gender the title fits and of whom the article says most; of equals, the first to come.
    private func choice(of bearers: Set<Int>, at index: Int, _ mentions: [Int: Int]) -> Int? {
        let gender = Gender(title: titleBefore(index))
        let fitting = bearers.filter { gender == nil || genderOfEntity[$0] == nil || genderOfEntity[$0] == gender }
        let candidates = fitting.isEmpty ? bearers : fitting
        return candidates.max { (mentions[$0, default: 0], -$0) < (mentions[$1, default: 0], -$1) }
    }

    private func titleBefore(_ index: Int) -> String? {
        let before = names[index].tokens.lowerBound - 1
        return before >= 0 ? NormalisedName(utf8: document.utf8[document.tokens[before].range]).text : nil
    }
}

/// What a title or given name says of a person.
enum Gender: Sendable {
    case female
    case male

    /// Of the word before a name.
    init?(title: String?) {
        switch title {
        case "mr", "sir", "lord", "king", "prince", "chairman", "congressman", "father", "brother", "husband", "son":
            self = .male
        case "mrs", "ms", "miss", "dame", "lady", "queen", "princess", "chairwoman", "congresswoman", "mother",
            "sister",
            "wife", "daughter":
            self = .female
        default: return nil
        }
    }

    /// Of a normalised given name, where it is a common one.
    init?(givenName: Substring?) {
        guard let givenName, let gender = GivenNames.gender(of: givenName) else { return nil }
        self = gender
    }
}
