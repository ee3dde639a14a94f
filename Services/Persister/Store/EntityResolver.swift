import Postgres

extension ArticleStore {
    /// Makes every entity of the articles known, with its aliases and, for places, where it lies; gives the articles with
    /// the entities' numbers.
    func resolve(_ placed: [PlacedArticle]) throws -> [PlacedArticle] {
        var articles = try tellApart(placed).map(withSplits)
        let unknown = giveKnownKeys(to: &articles)
        if !unknown.isEmpty {
            try findOrInsert(unknown)
            try locate(unknown.values.filter { $0.place != nil })
            for index in articles.indices { try giveFoundKeys(to: &articles[index]) }
        }
        try addAliases(of: articles)
        return articles
    }

    /// Gives the entities that are known their numbers, the others ``PlacedArticle/noKey``; returns those others.
    private func giveKnownKeys(to articles: inout [PlacedArticle]) -> [String: NamedEntity] {
        // Asking the property each time would take a reference to each of its tables each time.
        let known = known
        var unknown: [String: NamedEntity] = [:]
        for place in articles.indices {
            let entities = articles[place].record.entities
            // By index: taking the entity out of the array would copy all of it.
            articles[place].entityKeys = entities.indices.map { index in
                if let key = known[entities[index].matchKey] { return key }
                if unknown[entities[index].matchKey] == nil { unknown[entities[index].matchKey] = entities[index] }
                return PlacedArticle.noKey
            }
        }
        return unknown
    }

    private func giveFoundKeys(to article: inout PlacedArticle) throws {
        for index in article.entityKeys.indices where article.entityKeys[index] == PlacedArticle.noKey {
            guard let key = known[article.record.entities[index].matchKey] else { throw LostEntity() }
            article.entityKeys[index] = key
        }
    }

    /// Splits of persons who were told apart.
    private func withSplits(_ article: PlacedArticle) -> PlacedArticle {
        guard !known.splits.isEmpty else { return article }
        var article = article
        article.record = known.splits.applied(to: article.record)
        return article
    }

    /// Looks them up; inserts those that are not there, sorted, so that two persisters wait for each other in one order
    /// only; and looks up those that another one inserted meanwhile. An INSERT that meets an old row uses up a number, and
    /// those are not endless.
    private func findOrInsert(_ unknown: [String: NamedEntity]) throws {
        try lookUp(unknown.values)
        try insert(unknown.values.filter { known[$0.matchKey] == nil }.sorted { $0.matchKey < $1.matchKey })
        try lookUp(unknown.values.filter { known[$0.matchKey] == nil })
    }

    private func lookUp(_ entities: some Collection<NamedEntity>) throws {
        guard !entities.isEmpty else { return }
        let keys = Parameter.array(entities.map { $0.matchKey as String? })
        try remember(connection.query("SELECT entity_key, match_key FROM entity WHERE match_key = ANY ($1)", [keys]))
    }

    private func insert(_ entities: [NamedEntity]) throws {
        guard !entities.isEmpty else { return }
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
                .array(places.map { Int64($0.key) as Int64? }),
                .array(places.map { Int64($0.place.geonamesId) as Int64? }),
                .array(places.map(\.place.country)), .array(places.map(\.place.region)),
                .array(places.map(\.place.latitude)), .array(places.map(\.place.longitude)),
            ])
    }

    /// Inserts the names that are not yet known of their entities, sorted as the entities are.
    private func addAliases(of articles: [PlacedArticle]) throws {
        let new = newAliases(of: articles)
        if !new.isEmpty { try insert(new.sorted { ($0.entity, $0.name) < ($1.entity, $1.name) }) }
    }

    private func newAliases(of articles: [PlacedArticle]) -> Set<KnownEntities.Alias> {
        let known = known
        var new: Set<KnownEntities.Alias> = []
        func note(_ name: String, of entity: Int32) {
            let alias = KnownEntities.Alias(entity: entity, name: name)
            if !known.has(alias) { new.insert(alias) }
        }
        for article in articles {
            let entities = article.record.entities
            for index in entities.indices {
                let key = article.entityKeys[index]
                for name in entities[index].writtenNames { note(name, of: key) }
                if !entities[index].writtenNames.contains(entities[index].name) { note(entities[index].name, of: key) }
            }
        }
        return new
    }

    private func insert(_ aliases: [KnownEntities.Alias]) throws {
        try connection.query(
            """
            INSERT INTO entity_alias (entity_key, name)
            SELECT * FROM unnest($1, $2) AS new (entity_key, name) ORDER BY entity_key, name COLLATE "C"
            ON CONFLICT DO NOTHING
            """, [.array(aliases.map { Int64($0.entity) as Int64? }), .array(aliases.map { $0.name as String? })])
        for alias in aliases { known.add(alias) }
    }
}

/// An entity was there when it was inserted, and was not when it was looked up: somebody removed it without the lock that
/// this needs.
private struct LostEntity: Error, CustomStringConvertible {
    let description = "an entity disappeared while its article was written; see the function lock_entities"
}
