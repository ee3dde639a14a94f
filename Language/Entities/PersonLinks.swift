/// Joins the forms of one person's name: full names, parts of them, other spellings.
struct PersonLinks {
    private let forms: [NameForm]
    private let names: [Int: PersonName]
    /// Forms with given names, by each of their words.
    private var formsWithWord: [Substring: [Int]] = [:]
    /// A full name by its words in alphabetical order: "Higuchi Ichiyo" is "Ichiyo Higuchi".
    private var formOfWords: [[Substring]: Int] = [:]
    /// A full name by the skeleton of its surname.
    private var formOfSkeleton: [[UInt8]: Int] = [:]
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
                formOfSkeleton[SpellingVariant.skeleton(Array(surname.utf8)), default: form] = form
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
    }

    /// Whether two full names with a given name in common are spellings of one, or one the other's beginning.
    private func isVariant(_ first: Int, _ second: Int) -> Bool {
        let (words, others) = (forms[first].words, forms[second].words)
        let (short, long) = words.count <= others.count ? (words, others) : (others, words)
        if short.count >= 2, short.count < long.count {
            return long.starts(with: short) && short.count + 2 >= long.count
        }
        guard let name = names[first], let other = names[second], name.given == other.given,
            name.surname != other.surname
        else { return false }
        return SpellingVariant.match(name.surname, other.surname)
    }

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
        } else if let variant = spelledOtherwise(name.surname) {
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

    private func spelledOtherwise(_ surname: Substring) -> Int? {
        guard surname.utf8.count >= 5 else { return nil }
        return formOfSkeleton[SpellingVariant.skeleton(Array(surname.utf8))]
    }
}
