import Shared

/// Joins forms that a table of names knows as one: "Turkey" and "Türkiye", "WHO" and "World Health Organization", "US
/// Congress" and "United States Congress".
struct KnownNameLinks {
    let forms: [NameForm]

    /// What a form shares with all other names of the same thing.
    private enum Key: Hashable {
        case country(String)
        case group(String)
        case organization(row: Int)
        case spelledOut(EntityType, String)
    }

    func join(_ clusters: inout Clusters) {
        var formOfKey: [Key: Int] = [:]
        for (index, form) in forms.enumerated() {
            guard let key = Self.key(form) else { continue }
            if let other = formOfKey[key] { clusters.join(index, other) } else { formOfKey[key] = index }
        }
    }

    private static func key(_ form: NameForm) -> Key? {
        switch form.type {
        case .place:
            if let place = form.place, place.kind != .country { return nil }
            return Country.named(form.key).map { .country($0.code) }
        case .group: return .group(GroupName.key(form.key))
        case .organization:
            if let row = KnownOrganizations.row(of: form.key) { return .organization(row: row) }
            return Country.named(form.key).map { .country($0.code) } ?? spelledOut(form)
        case .other: return spelledOut(form)
        case .person: return nil
        }
    }

    /// A name with "US", "UK" and their like written out.
    private static func spelledOut(_ form: NameForm) -> Key? {
        guard form.words.count > 1 else { return nil }
        var words = form.words
        var isShort = false
        for (index, word) in form.words.enumerated() where word.utf8.count < 4 {
            guard let long = NameWords.spelledOut[word] else { continue }
            words[index] = long[...]
            isShort = true
        }
        guard isShort || words.contains("united") || words.contains("european") else { return nil }
        let name = isShort ? words.joined(separator: " ") : form.key
        if form.type == .organization, isShort, let row = KnownOrganizations.row(of: name) {
            return .organization(row: row)
        }
        return .spelledOut(form.type, name)
    }
}
