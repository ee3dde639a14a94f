import Postgres
import Shared

extension ArticleStore {
    /// What becomes of each record. The articles that are stored stay locked, in the order of their ids.
    func decide(_ records: [Record]) throws -> [Decision] {
        let ids = Parameter.array(records.map { $0.id as String? })
        var stored: [String: StoredArticle] = [:]
        for row in try connection.query(Self.lookUp, [ids]) {
            stored[try row["id"]] = StoredArticle(
                key: try row["article_key"], revision: try row["revision"], contentHash: try row["content_hash"],
                fingerprint: try row["fingerprint"], signature: try row["signature"],
                precedence: Precedence(receivedAt: try row["received_at"], extractedAt: try row["extracted_at"]))
        }
        let erased = try Set(connection.query(Self.countReturned, [ids]).map { try $0["id"] as String })
        return records.map { Decision($0, stored: stored[$0.id], isErased: erased.contains($0.id)) }
    }

    private static let lookUp = """
        SELECT id, article_key, revision, content_hash, fingerprint, signature,
            (extract(epoch FROM received_at - '2000-01-01Z'::timestamptz) * 1000000)::bigint AS received_at,
            (extract(epoch FROM extracted_at - '2000-01-01Z'::timestamptz) * 1000000)::bigint AS extracted_at
        FROM article WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE
        """

    private static let countReturned = """
        UPDATE erasure SET returned = returned + 1, last_returned_at = now()
        WHERE article_id = ANY ($1::uuid[]) RETURNING article_id AS id
        """

    /// Notes of articles that stay as they are that they were confirmed later than known.
    func confirm(_ records: [Record], _ decisions: [Decision]) throws {
        let newer = zip(records, decisions).compactMap { record, decision -> (key: Int64, at: Int64)? in
            guard case .leaveUnchanged(let stored) = decision, record.extractedAt > stored.precedence.extractedAt else {
                return nil
            }
            return (stored.key, record.extractedAt)
        }
        guard !newer.isEmpty else { return }
        try connection.query(
            """
            UPDATE article SET extracted_at = '2000-01-01Z'::timestamptz + at * interval '1 microsecond'
            FROM unnest($1, $2) AS confirmed (key, at) WHERE article_key = key
            """, [.array(newer.map { $0.key as Int64? }), .array(newer.map { $0.at as Int64? })])
    }

    /// Keeps the stored texts that are about to change.
    func keepRevisions(_ decisions: [Decision]) throws {
        let keys = decisions.compactMap { if case .revise(let stored) = $0 { stored.key } else { nil as Int64? } }
        guard !keys.isEmpty else { return }
        try connection.query(
            """
            INSERT INTO article_revision (article_key, revision, received_at, title, content_hash, text)
            SELECT article_key, revision, received_at, title, content_hash, text
            FROM article WHERE article_key = ANY ($1)
            """, [.array(keys)])
    }

    /// Makes room: what is written anew is deleted first, which is cheaper than to compare.
    func deleteStored(_ records: [Record], _ decisions: [Decision]) throws {
        let keys = decisions.compactMap(\.storedKey)
        guard !keys.isEmpty else { return }
        let changed = zip(records, decisions).compactMap { $0.hasNewSignature($1) ? $1.storedKey : nil }
        try connection.query("SELECT forget_copy_bands($1)", [.array(changed)])
        for table in ["article_mentions", "article_entities", "article_date", "quote", "article"] {
            try connection.query("DELETE FROM \(table) WHERE article_key = ANY ($1)", [.array(keys)])
        }
    }

    /// Gives each record that is to be written its number: the one it has, or a new one.
    func place(
        _ records: [Record], _ decisions: [Decision], _ extractors: [ExtractorVersion: Int32]
    ) throws -> [PlacedArticle] {
        var fresh = try newKeys(decisions.count { $0 == .insert })[...]
        return zip(records, decisions).compactMap { record, decision in
            guard let extractor = extractors[record.extractor] else { return nil }
            switch decision {
            case .insert:
                guard let key = fresh.popFirst() else { return nil }
                return PlacedArticle(
                    record: record, key: key, revision: 1, extractor: extractor, isNew: true, isNewText: true,
                    hasNewSignature: true)
            case .replace(let old):
                return PlacedArticle(
                    record: record, key: old.key, revision: old.revision, extractor: extractor, isNew: false,
                    isNewText: false,
                    hasNewSignature: record.hasNewSignature(decision))
            case .revise(let old):
                return PlacedArticle(
                    record: record, key: old.key, revision: old.revision + 1, extractor: extractor, isNew: false,
                    isNewText: true,
                    hasNewSignature: record.hasNewSignature(decision))
            case .leaveUnchanged, .leaveStale, .leaveErased: return nil
            }
        }
    }

    private func newKeys(_ count: Int) throws -> [Int64] {
        guard count > 0 else { return [] }
        let rows = try connection.query(
            "SELECT nextval('article_article_key_seq') AS key FROM generate_series(1, $1::bigint)", [.integer(count)])
        return try rows.map { try $0["key"] }
    }

    /// Texts that are new go into the queue of those to be made searchable.
    func queueForSearch(_ articles: [PlacedArticle]) throws {
        try connection.copy(into: "search_queue", columns: ["article_key"], from: articles.filter(\.isNew)) {
            $1.startRow(fields: 1)
            $1.append($0.key)
        }
        // One of a stored article may be waiting there already.
        let revised = articles.filter { $0.isNewText && !$0.isNew }.map { $0.key as Int64? }
        guard !revised.isEmpty else { return }
        try connection.query(
            "INSERT INTO search_queue SELECT unnest($1) ORDER BY 1 ON CONFLICT DO NOTHING", [.array(revised)])
    }

    /// All go into the queue of those whose copies are to be looked for. Waits for those who are looking for the copies of
    /// a stored one; so this comes before anything of it is changed.
    func queueForStories(_ articles: [PlacedArticle]) throws {
        try connection.copy(into: "story_queue", columns: ["article_key", "is_new"], from: articles.filter(\.isNew)) {
            $1.startRow(fields: 2)
            $1.append($0.key)
            $1.append(true)
        }
        let stored = articles.filter { !$0.isNew }
        guard !stored.isEmpty else { return }
        try connection.query(
            """
            INSERT INTO story_queue AS q SELECT * FROM unnest($1, $2) AS new (article_key, is_new) ORDER BY article_key
            ON CONFLICT (article_key) DO UPDATE SET is_new = q.is_new OR EXCLUDED.is_new
            """, [.array(stored.map { $0.key as Int64? }), .array(stored.map { $0.hasNewSignature as Bool? })])
    }

    /// The number of each program and model. A new one is committed by itself: within the articles' transaction, all that use
    /// it would wait for that one's end.
    func numbers(of extractors: Set<ExtractorVersion>) throws -> [ExtractorVersion: Int32] {
        var numbers: [ExtractorVersion: Int32] = [:]
        for extractor in extractors.sorted(by: { ($0.name, $0.version, $0.model) < ($1.name, $1.version, $1.model) }) {
            let parameters: [Parameter] = [.text(extractor.name), .text(extractor.version), .text(extractor.model)]
            let find = "SELECT extractor_key FROM extractor WHERE (name, version, model) = ($1, $2, $3)"
            if let row = try connection.query(find, parameters).first {
                numbers[extractor] = try row["extractor_key"]
                continue
            }
            try connection.query(
                "INSERT INTO extractor (name, version, model) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", parameters)
            numbers[extractor] = try connection.query(find, parameters).first?["extractor_key"]
        }
        return numbers
    }
}

extension Decision {
    /// The number of the article whose rows are replaced.
    fileprivate var storedKey: Int64? {
        switch self {
        case .replace(let stored), .revise(let stored): stored.key
        case .insert, .leaveUnchanged, .leaveStale, .leaveErased: nil
        }
    }
}

extension Record {
    /// Whether the database knows no signature of the article, or another one.
    fileprivate func hasNewSignature(_ decision: Decision) -> Bool {
        switch decision {
        case .insert: true
        case .replace(let stored), .revise(let stored): stored.signature != signature?.bytes
        case .leaveUnchanged, .leaveStale, .leaveErased: false
        }
    }
}
