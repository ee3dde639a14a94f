/// Joins the forms of one person's name: full names, parts of them, other spellings.
struct PersonLinks {
    private let forms: [NameForm]
    private let names: [Int: PersonName]
    /// Forms with given names, by each of their words.
    private var formsWithWord: [Substring: [Int]] = [:]
    /// A full name by its words in alphabetical order: "Higuchi Ichiyo" is "Ichiyo Higuchi".
    private var formOfWords: [[Substring]: Int] = [:]
    /// Full names by the consonants of their surnames.
    private var formsOfConsonants: [[UInt8]: [Int]] = [:]
    /// Surnames that stand without any full name.
    private var formOfLoneName: [Substring: Int] = [:]
    /// Surnames that more than one person bears here, each with the forms of those people.
    private(set) var shared: [Int: [Int]] = [:]

    /// Compared at most, of the forms that share a word: the cost stays linear in a text that is all one surname.
    private static let limit = 24

    init(_ forms: [NameForm]) {
        self.forms = forms
        var names: [Int: PersonName] = [:]
        for (index, form) in forms.enumerated() where form.type == .person {
            names[index] = PersonName(form.words)
        }
        self.names = names
    }

    /// Joins forms in `clusters`; a surname that two people bear is left alone and noted in ``shared``.
    mutating func join(_ clusters: inout Clusters) {
        let people = forms.indices.filter { names[$0] != nil }
        // Long names first: a short one then finds all that it may stand for.
        for form in people where names[form]?.isSurnameOnly == false {
            let sorted = forms[form].words.sorted()
            if let other = formOfWords[sorted] ?? sameFullName(form) { clusters.join(form, other) }
            formOfWords[sorted] = form
            for word in Set(forms[form].words) where formsWithWord[word, default: []].count < Self.limit {
                formsWithWord[word, default: []].append(form)
            }
            if let surname = names[form]?.surname {
                let consonants = SpellingVariant.consonants(surname)
                if formsOfConsonants[consonants, default: []].count < Self.limit {
                    formsOfConsonants[consonants, default: []].append(form)
                }
            }
        }
        for form in people where names[form]?.isSurnameOnly == true { joinPart(form, &clusters) }
    }

    /// An earlier full name that may be the same person's.
    private func sameFullName(_ form: Int) -> Int? {
        guard let name = names[form] else { return nil }
        let bySurname = formsWithWord[name.surname, default: []].first { other in
            guard let second = names[other] else { return false }
            return second.surname == name.surname && name.agrees(with: second)
        }
        return bySurname ?? formsWithWord[name.given[0], default: []].first { isVariant(form, $0) }
            ?? spelledOtherwise(name)
    }

    /// Whether two full names with a given name in common are spellings of one, or one the other's beginning.
    private func isVariant(_ first: Int, _ second: Int) -> Bool {
        let (words, others) = (withoutInitials(first), withoutInitials(second))
        let (short, long) = words.count <= others.count ? (words, others) : (others, words)
        if short.count >= 2, short.count < long.count {
            return long.starts(with: short) && short.count + 2 >= long.count
        }
        guard let name = names[first], let other = names[second], name.given == other.given,
            name.surname != other.surname
        else { return false }
        return SpellingVariant.match(name.surname, other.surname)
    }

    private func withoutInitials(_ form: Int) -> [Substring] { forms[form].words.filter { $0.utf8.count > 1 } }

    /// Joins a lone surname or given name with the one person who bears it.
    private mutating func joinPart(_ form: Int, _ clusters: inout Clusters) {
        guard let name = names[form] else { return }
        let bearers = formsWithWord[name.surname, default: []]
        let bySurname = bearers.filter { names[$0]?.surname == name.surname }
        let candidates = bySurname.isEmpty ? bearers : bySurname
        let people = Set(candidates.map { clusters.root(of: $0) })
        if people.count > 1 {
            shared[form] = candidates
        } else if let person = people.first {
            clusters.join(form, person)
        } else if let variant = spelledOtherwise(name) {
            clusters.join(form, variant)
        } else if let other = formOfLoneName[name.surname] {
            if !disagreeInTitle(form, other) { clusters.join(form, other) }
        } else {
            formOfLoneName[name.surname] = form
        }
    }

    /// "Mr Ek" and "Mrs Ek"
    private func disagreeInTitle(_ first: Int, _ second: Int) -> Bool {
        let genders = [first, second].map { Gender(title: forms[$0].words.first.map { String($0) }) }
        return genders[0] != nil && genders[1] != nil && genders[0] != genders[1]
    }

    /// A full name whose surname may be another spelling of this name's, and whose given names agree.
    private func spelledOtherwise(_ name: PersonName) -> Int? {
        guard name.surname.utf8.count >= 5 else { return nil }
        return formsOfConsonants[SpellingVariant.consonants(name.surname), default: []].first { form in
            guard let other = names[form], other.surname != name.surname else { return false }
            return name.agrees(with: other) && SpellingVariant.areNear(name.surname, other.surname)
        }
    }
}
