import Shared

extension ResolvedEntities {
    /// Writes into the place entities where they are, and makes one of those that are the same place. Some may be known
    /// already.
    mutating func place(
        with locator: PlaceLocator, _ names: [NameMention], _ document: Document, known: [Int: Place] = [:],
        home: String? = nil
    ) {
        let places = locator.places(of: self, names, document, known: known, home: home)
        let context = PlaceContext(entities, places, limit: 0, home: home)
        for index in entities.indices where entities[index].type == .place {
            guard let found = places[index] else {
                let key = NormalisedName(entities[index].name).text
                if !WorldFeatures.isElsewhere(key) { entities[index].country = context.mainCountry }
                continue
            }
            entities[index].country = found.place.country
            entities[index].region = found.place.kind == .country ? nil : found.place.region
            entities[index].latitude = found.place.latitude
            entities[index].longitude = found.place.longitude
            // A state of the past lies where its successor does, but is not that.
            let isPast = Country.succeeding(NormalisedName(entities[index].name).text) != nil
            entities[index].geonamesId = found.isNamed && !isPast ? found.place.geonamesId : nil
        }
        mergeSamePlaces()
    }

    /// Two names of one place ("Bombay", "Mumbai") are one entity.
    private mutating func mergeSamePlaces() {
        var kept: [Entity] = []
        var indexOfPlace: [Int: Int] = [:]
        var newIndex: [Int] = []
        for entity in entities {
            if let id = entity.geonamesId, let first = indexOfPlace[id] {
                kept[first].mentions = (kept[first].mentions + entity.mentions).sorted { $0.start < $1.start }
                kept[first].confidence = max(kept[first].confidence, entity.confidence)
                newIndex.append(first)
                continue
            }
            if let id = entity.geonamesId { indexOfPlace[id] = kept.count }
            newIndex.append(kept.count)
            kept.append(entity)
            kept[kept.count - 1].id = "e\(kept.count)"
        }
        entities = kept
        entityOfName = entityOfName.map { newIndex[$0] }
    }
}
