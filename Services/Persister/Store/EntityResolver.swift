import Postgres

extension ArticleStore {
    /// Makes every entity of the articles known, with its aliases and, for places, where it lies.
    func resolve(_ articles: [PlacedArticle]) throws {
        var unknown: [String: NamedEntity] = [:]
        for article in articles {
            for entity in article.record.entities where known[entity.matchKey] == nil {
                unknown[entity.matchKey] = unknown[entity.matchKey] ?? entity
            }
        }
        if !unknown.isEmpty {
            try findOrInsert(unknown)
            try locate(unknown.values.filter { $0.place != nil })
        }
        try addAliases(of: articles)
    }

    /// Inserts those that are not there, sorted, so that two persisters wait for each other in one order only; then looks
    /// up the others.
    private func findOrInsert(_ unknown: [String: NamedEntity]) throws {
        let entities = unknown.values.sorted { $0.matchKey < $1.matchKey }
        let inserted = try connection.query(
            """
            INSERT INTO entity (type, name, match_key)
            SELECT * FROM unnest($1, $2, $3) AS new (type, name, match_key) ORDER BY match_key COLLATE "C"
            ON CONFLICT DO NOTHING RETURNING entity_key, match_key
            """,
            [
                .array(entities.map { $0.type.rawValue as String? }), .array(entities.map { $0.name as String? }),
                .array(entities.map { $0.matchKey as String? }),
            ])
        try remember(inserted)
        let rest = entities.filter { known[$0.matchKey] == nil }.map { $0.matchKey as String? }
        guard !rest.isEmpty else { return }
        try remember(
            try connection.query("SELECT entity_key, match_key FROM entity WHERE match_key = ANY ($1)", [.array(rest)]))
    }

    private func remember(_ rows: Rows) throws {
        for row in rows { known.add(try row["entity_key"], for: try row["match_key"]) }
    }

    private func locate(_ entities: [NamedEntity]) throws {
        let places = entities.compactMap { entity in
            entity.place.flatMap { place in known[entity.matchKey].map { (key: $0, place: place) } }
        }.sorted { $0.key < $1.key }
        guard !places.isEmpty else { return }
        try connection.query(
            """
            INSERT INTO place (entity_key, geonames_id, country, region, latitude, longitude)
            SELECT * FROM unnest($1, $2::integer[], $3, $4, $5, $6)
            ON CONFLICT (entity_key) DO UPDATE
            SET country = EXCLUDED.country, region = EXCLUDED.region, latitude = EXCLUDED.latitude,
                longitude = EXCLUDED.longitude
            WHERE place IS DISTINCT FROM EXCLUDED
            """,
            [
                .array(places.map { $0.key as Int64? }), .array(places.map { Int64($0.place.geonamesId) as Int64? }),
                .array(places.map(\.place.country)), .array(places.map(\.place.region)),
                .array(places.map(\.place.latitude)), .array(places.map(\.place.longitude)),
            ])
    }

    private func addAliases(of articles: [PlacedArticle]) throws {
        var new: Set<KnownEntities.Alias> = []
        for article in articles {
            for entity in article.record.entities {
                guard let key = known[entity.matchKey] else { continue }
                for name in entity.names {
                    let alias = KnownEntities.Alias(entity: key, name: name)
                    if !known.has(alias) { new.insert(alias) }
                }
            }
        }
        guard !new.isEmpty else { return }
        let sorted = new.sorted { ($0.entity, $0.name) < ($1.entity, $1.name) }
        try connection.query(
            """
            INSERT INTO entity_alias (entity_key, name)
            SELECT * FROM unnest($1, $2) AS new (entity_key, name) ORDER BY entity_key, name COLLATE "C"
            ON CONFLICT DO NOTHING
            """, [.array(sorted.map { $0.entity as Int64? }), .array(sorted.map { $0.name as String? })])
        for alias in sorted { known.add(alias) }
    }
}

extension NamedEntity {
    /// The names that the article uses for it, those too long for one left out.
    fileprivate var names: Set<String> {
        var names: Set<String> = [name]
        for mention in mentions where mention.kind == .name && mention.words.text.utf8.count <= EntityName.limit {
            names.insert(mention.words.text)
        }
        return names
    }
}
