/// Joins the forms of one place's name: "Guangdong" with "Guangdong Province", "Abaco" with "Abaco Islands".
struct PlaceFormLinks {
    let forms: [NameForm]

    func join(_ clusters: inout Clusters) {
        joinHalves(&clusters)
        var formOfBareName: [String: Int] = [:]
        for (index, form) in forms.enumerated() where form.type == .place {
            if let bare = Self.bareName(form) {
                if let other = formOfBareName[bare] {
                    clusters.join(index, other)
                } else {
                    formOfBareName[bare] = index
                }
            }
        }
    }

    /// "The North" of North Korea, where it is the only country of the article that begins so.
    private func joinHalves(_ clusters: inout Clusters) {
        for (index, form) in forms.enumerated()
        where ["north", "south"].contains(form.key) && (form.type == .place || form.type == .organization) {
            let halves = forms.indices.filter {
                forms[$0].words.count > 1 && forms[$0].words[0] == form.words[0] && Country.named(forms[$0].key) != nil
            }
            guard Set(halves.map { Country.named(forms[$0].key)?.code }).count == 1 else { continue }
            clusters.join(index, halves[0])
        }
    }

    /// The name without what says the kind of place; none where the two are different places.
    static func bareName(_ form: NameForm) -> String? {
        guard form.words.count > 1 else { return form.key }
        let bare = form.words.filter { !NameWords.features.contains($0) }.joined(separator: " ")
        // Mexico City is not Mexico, nor Kansas City Kansas; but news that say New York City mean it by New York.
        let isOther =
            bare != "new york" && form.words.last == "city"
            && (Country.named(bare) != nil || UnitedStates.state(bare) != nil)
        return bare.isEmpty || isOther ? form.key : bare
    }
}
