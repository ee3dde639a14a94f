import Postgres
import Shared

extension ArticleStore {
    /// Gives persons of whom an article tells a country or a walk of life the match key of the one of that name whom it means.
    func tellApart(_ articles: [PlacedArticle]) throws -> [PlacedArticle] {
        var told: [String: [PersonEvidence]] = [:]
        for article in articles {
            for index in article.record.entities.indices {
                guard let person = article.record.entities[index].toldPerson else { continue }
                told[person.nameKey, default: []].append(person.evidence)
            }
        }
        guard !told.isEmpty else { return articles }
        try lookUp(told.filter { !known.hasSettled($0.value, of: $0.key) }.map(\.key))
        return articles.map(withPersons)
    }

    private func withPersons(_ article: PlacedArticle) -> PlacedArticle {
        var article = article
        for index in article.record.entities.indices {
            guard let person = article.record.entities[index].toldPerson else { continue }
            var namesakes = known.namesakes(person.nameKey) ?? Namesakes(nameKey: person.nameKey)
            article.record.entities[index].matchKey = namesakes.matchKey(for: person.evidence)
            known.add(namesakes)
        }
        return article
    }

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
    /// The name and what the article tells of its bearer, when it tells something that sets people apart.
    fileprivate var toldPerson: (nameKey: String, evidence: PersonEvidence)? {
        // With a "#" it was split off already.
        guard type == .person, role != nil || country != nil, !matchKey.utf8.contains(UInt8(ascii: "#")) else {
            return nil
        }
        let evidence = PersonEvidence(role: role, country: country)
        return evidence.isEmpty ? nil : (matchKey, evidence)
    }
}

extension PersonEvidence {
    fileprivate init(_ row: Row) throws {
        let walk: String? = try row["walk"]
        self.init(country: try row["country"], walk: walk.flatMap(Walk.init))
    }
}
