import Postgres
import Shared

extension ArticleStore {
    /// Gives persons the match key of the one of that name whom the article means: where it tells a country or a walk of life,
    /// and where several people bear the name.
    func tellApart(_ articles: [PlacedArticle]) throws -> [PlacedArticle] {
        let named = persons(in: articles)
        guard !named.isEmpty else { return articles }
        try lookUp(named.filter { !known.hasSettled($0.value, of: $0.key) }.map(\.key))
        try lookUpCompany(named.keys.filter { known.namesakes($0)?.needsCompany == true })
        let open = named.filter { !$0.value.isEmpty || !known.isOnesName($0.key) }
        return open.isEmpty ? articles : articles.map { withPersons($0, open) }
    }

    /// The names of persons, with what the articles tell of those of whom they tell something.
    private func persons(in articles: [PlacedArticle]) -> [String: [PersonEvidence]] {
        // Asking the property each time would take a reference to each of its tables each time.
        let known = known
        var named: [String: [PersonEvidence]] = [:]
        for article in articles {
            let entities = article.record.entities
            for index in entities.indices where entities[index].isPerson {
                let evidence = entities[index].evidence
                if evidence.isEmpty && known.isOnesName(entities[index].matchKey) { continue }
                named[entities[index].matchKey, default: []] += evidence.isEmpty ? [] : [evidence]
            }
        }
        return named
    }

    /// The article with the persons that it means by the names that are `open`.
    private func withPersons(_ article: PlacedArticle, _ open: [String: [PersonEvidence]]) -> PlacedArticle {
        var article = article
        for index in article.record.entities.indices where article.record.entities[index].isPerson {
            let nameKey = article.record.entities[index].matchKey
            guard open[nameKey] != nil else { continue }
            let evidence = article.record.entities[index].evidence
            var namesakes = known.namesakes(nameKey) ?? Namesakes(nameKey: nameKey)
            if evidence.isEmpty && !namesakes.isCommon { continue }
            let company = namesakes.isCommon ? PersonCompany(of: index, in: article.record) : []
            article.record.entities[index].matchKey = namesakes.matchKey(for: evidence, in: company)
            known.add(namesakes)
        }
        return article
    }

    /// Reads who is known to be named with each of the people of these names: in some of the articles that tell their country,
    /// or, where none is known, their role.
    private func lookUpCompany(_ nameKeys: [String]) throws {
        guard !nameKeys.isEmpty else { return }
        var companies: [String: PersonCompany] = [:]
        let rows = try connection.query(Self.companySQL, [.array(nameKeys.map(Optional.some))])
        for row in rows {
            let bearer: String = try row["bearer"]
            companies[bearer, default: []].add(try row["other"] as String)
            if let country: String = try row["country"] { companies[bearer, default: []].add(country: country) }
        }
        for key in nameKeys {
            guard var namesakes = known.namesakes(key) else { continue }
            namesakes.learn(companies)
            known.add(namesakes)
        }
    }

    private static let companySQL = """
        SELECT e.match_key AS bearer, o.match_key AS other, l.country
        FROM person p JOIN entity e USING (entity_key) CROSS JOIN LATERAL (
            SELECT n.entity_keys FROM article_entities n, array_position(n.entity_keys, p.entity_key) AS place
            WHERE n.entity_keys @> ARRAY[p.entity_key]
                AND (n.countries[place] = p.country OR p.country IS NULL AND n.roles[place] IS NOT NULL)
            LIMIT 50
        ) AS told CROSS JOIN unnest(told.entity_keys) AS c (entity_key)
            JOIN entity o ON o.entity_key = c.entity_key AND o.entity_key <> p.entity_key
            LEFT JOIN place l ON l.entity_key = o.entity_key
        WHERE p.name_key = ANY ($1)
        GROUP BY e.match_key, o.match_key, l.country
        ORDER BY count(*) DESC, o.match_key
        """

    private func lookUp(_ nameKeys: [String]) throws {
        guard !nameKeys.isEmpty else { return }
        var bearers: [String: [Namesakes.Bearer]] = [:]
        let rows = try connection.query(
            """
            SELECT p.name_key, e.match_key, p.country, p.walk FROM person p JOIN entity e USING (entity_key)
            WHERE p.name_key = ANY ($1) ORDER BY p.entity_key
            """, [.array(nameKeys.map(Optional.some))])
        for row in rows {
            bearers[try row["name_key"], default: []].append(
                Namesakes.Bearer(matchKey: try row["match_key"], evidence: try PersonEvidence(row)))
        }
        for key in nameKeys { known.add(Namesakes(nameKey: key, bearers: bearers[key] ?? [])) }
    }

    /// Writes what the articles add to what is known of persons, sorted as entities are. Throws ``LostRace`` when another
    /// persister has noted something else of one of them meanwhile; unless `acceptsLoss`.
    func notePersons(acceptsLoss: Bool) throws {
        var changed: [(key: Int32, nameKey: String, bearer: Namesakes.Bearer)] = []
        for namesakes in known.changedNamesakes {
            for bearer in namesakes.bearers where bearer.isChanged {
                // One whose facts all went to another entity, by a person's decision, is not there.
                if let key = known[bearer.matchKey] { changed.append((key, namesakes.nameKey, bearer)) }
            }
        }
        guard !changed.isEmpty else { return }
        changed.sort { $0.key < $1.key }
        let stored = try connection.query(
            Self.noteSQL,
            [
                .array(changed.map { Int64($0.key) as Int64? }), .array(changed.map { $0.nameKey as String? }),
                .array(changed.map(\.bearer.evidence.country)), .array(changed.map(\.bearer.evidence.walk?.rawValue)),
            ])
        var fits = true
        for row in stored {
            let nameKey: String = try row["name_key"]
            var namesakes = known.namesakes(nameKey) ?? Namesakes(nameKey: nameKey)
            if try !namesakes.settle(row["match_key"], PersonEvidence(row)) { fits = false }
            known.add(namesakes)
        }
        guard fits || acceptsLoss else { throw LostRace() }
    }

    private static let noteSQL = """
        WITH noted AS (
            INSERT INTO person AS p (entity_key, name_key, country, walk)
            SELECT * FROM unnest($1, $2, $3, $4) AS new (entity_key, name_key, country, walk) ORDER BY entity_key
            ON CONFLICT (entity_key) DO UPDATE
            SET country = coalesce(p.country, EXCLUDED.country), walk = coalesce(p.walk, EXCLUDED.walk)
            RETURNING *)
        SELECT name_key, match_key, country, walk FROM noted JOIN entity USING (entity_key)
        """
}

/// Another persister was first to note something of a person that disagrees.
struct LostRace: Error {}

extension NamedEntity {
    /// Whether it may be one of several people of that name. With a "#" it was split off already.
    fileprivate var isPerson: Bool { type == .person && !matchKey.utf8.contains(UInt8(ascii: "#")) }

    /// What the article tells of the person.
    fileprivate var evidence: PersonEvidence {
        role == nil && country == nil ? PersonEvidence() : PersonEvidence(role: role, country: country)
    }
}

extension PersonEvidence {
    fileprivate init(_ row: Row) throws {
        let walk: String? = try row["walk"]
        self.init(country: try row["country"], walk: walk.flatMap(Walk.init))
    }
}
