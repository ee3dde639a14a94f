/// Joins the forms of one place's name: "Guangdong" with "Guangdong Province", "Abaco" with "Abaco Islands", "Heathrow" with
/// "Heathrow Airport".
struct PlaceFormLinks {
    let forms: [NameForm]
    let candidates: PlaceCandidates?

    /// So many people make a city that news mean by its name alone rather than the province around it.
    private static let cityPopulation = 100_000.0

    func join(_ clusters: inout Clusters) {
        joinHalves(&clusters)
        var formOfBareName: [String: Int] = [:]
        for (index, form) in forms.enumerated() where form.type == .place && form.place == nil {
            let bare = bareName(form)
            if let other = formOfBareName[bare] { clusters.join(index, other) } else { formOfBareName[bare] = index }
        }
        for (index, form) in forms.enumerated() where form.type == .place && form.place == nil {
            guard let bare = Self.nameOfSite(form), let other = formOfBareName[bare], forms[other].key == bare,
                !isKnown(bare)
            else { continue }
            clusters.join(index, other)
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

    /// The name without what says the kind of place; whole where the two are different places.
    private func bareName(_ form: NameForm) -> String {
        guard form.words.count > 1, form.words.contains(where: { NameWords.features.contains($0) }) else {
            return form.key
        }
        let bare = form.words.filter { !NameWords.features.contains($0) }.joined(separator: " ")
        // Mexico City is not Mexico, nor Kansas City Kansas; but news that say New York City mean it by New York.
        let isOther =
            bare != "new york" && form.words.last == "city"
            && (Country.named(bare) != nil || UnitedStates.state(bare) != nil)
        let isState = bare == "new york" && form.words.contains("state")
        return bare.isEmpty || isOther || isState || isAroundCity(form, bare) ? form.key : bare
    }

    /// Tyumen Oblast is not the city of Tyumen, nor the State of Washington the capital.
    private func isAroundCity(_ form: NameForm, _ bare: String) -> Bool {
        guard form.words.contains(where: { NameWords.provinces.contains($0) }),
            let place = candidates?.of([bare]).first?.place
        else { return false }
        return place.kind == .capital || place.kind == .settlement && place.population > Self.cityPopulation
    }

    /// The name of an airport, bridge and the like without these words.
    private static func nameOfSite(_ form: NameForm) -> String? {
        guard form.words.count > 1, let last = form.words.last, NameWords.sites.contains(last) else { return nil }
        return form.words.filter { !NameWords.sites.contains($0) && $0 != "international" }.joined(separator: " ")
    }

    /// Whether places of some size bear a name. Without a table all may.
    private func isKnown(_ name: String) -> Bool {
        guard let candidates else { return true }
        return candidates.of([name]).contains {
            $0.isNamed && ($0.place.population > 1_000 || $0.place.kind != .settlement)
        }
    }
}
