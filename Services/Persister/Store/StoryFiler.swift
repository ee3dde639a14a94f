import Postgres
import Shared

/// Gives articles their stories: each the one of its likely copies. Until then a new article is a story of its own.
///
/// One transaction at a time does this: of two copies that are stored at the same moment, the second one finds the first. It
/// locks rows of the queue, which it never waits for, then the stories, and nothing after that.
struct StoryFiler {
    private let connection: Connection

    /// The articles that wait for it.
    static func queue(_ metrics: PersisterMetrics) -> QueueWorker.Queue {
        QueueWorker.Queue(name: "stories", table: "story_queue", metrics: metrics.stories) { try step($0) }
    }

    /// Files up to a thousand articles; gives how many. Several may do this at once.
    static func step(_ connection: Connection, limit: Int = 1000) throws -> Int {
        try connection.transaction { try StoryFiler(connection: connection).file(atMost: limit) }
    }

    private func file(atMost limit: Int) throws -> Int {
        let taken = try connection.query(
            """
            DELETE FROM story_queue WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM story_queue ORDER BY article_key LIMIT $1::bigint FOR UPDATE SKIP LOCKED))
            RETURNING article_key, is_new
            """, [.integer(limit)])
        guard !taken.isEmpty else { return 0 }
        try connection.query("SELECT lock_stories()")
        var new: [Int64] = []
        var known: [Int64] = []
        for row in taken {
            if try row["is_new"] as Bool {
                new.append(try row["article_key"])
            } else {
                known.append(try row["article_key"])
            }
        }
        try renewPrimaries(of: known)
        try leaveStories(new)
        let articles = try signatures(of: Set(new)).map { SignedArticle(key: $0.key, signature: $0.value.signature) }
            .sorted { $0.key < $1.key }
        let bands = ArticleBand.all(of: articles)
        let stored = try likelyCopies(of: bands)
        // A persister of before there was a queue, while it still runs, adds the bands itself.
        let missing = bands.filter { stored[$0.article]?[$0.article] == nil }
        let links = try links(of: articles, stored)
        try connection.copy(into: "copy_band", columns: ArticleBand.columns, from: missing, ArticleBand.append)
        try merge(links)
        return taken.count
    }

    /// What is said anew of an article of a story may be another time of publication.
    private func renewPrimaries(of articles: [Int64]) throws {
        guard !articles.isEmpty else { return }
        try connection.query(
            """
            SELECT merge_stories(stories, stories) FROM (
                SELECT array_agg(DISTINCT story_key) AS stories FROM article_story s
                WHERE article_key = ANY ($1) AND likeness IS NOT NULL
            ) AS touched WHERE stories IS NOT NULL
            """, [.array(articles.map(Optional.some))])
    }

    /// Takes changed articles out of the stories that they had with others.
    private func leaveStories(_ articles: [Int64]) throws {
        guard !articles.isEmpty else { return }
        let rows = try connection.query(
            "SELECT article_key FROM article_story WHERE article_key = ANY ($1) AND likeness IS NOT NULL",
            [.array(articles.map(Optional.some))])
        guard !rows.isEmpty else { return }
        let leaving = Parameter.array(try rows.map { try $0["article_key"] as Int64? })
        try connection.query("SELECT leave_stories($1)", [leaving])
        try connection.query(
            "INSERT INTO article_story (article_key, story_key) SELECT key, key FROM unnest($1) AS k (key)", [leaving])
    }

    /// The copies among these articles and of them.
    private func links(of articles: [SignedArticle], _ stored: [Int64: [Int64: Int]]) throws -> [StoryLink] {
        var index = CopyIndex()
        var compared: [Int64: StoredSignature] = [:]
        var candidates: [(article: SignedArticle, others: [Int64])] = []
        for article in articles {
            let others = index.likelyCopies(of: article.signature) + CopyIndex.best(stored[article.key] ?? [:])
            candidates.append((article, others))
            index.add(article.signature, as: article.key)
            compared[article.key] = StoredSignature(story: article.key, signature: article.signature)
        }
        let unknown = Set(candidates.flatMap(\.others)).subtracting(compared.keys)
        compared.merge(try signatures(of: unknown)) { own, _ in own }
        return candidates.flatMap { article, others in
            others.compactMap { key in
                guard key != article.key, let other = compared[key],
                    let likeness = article.signature.likeness(to: other.signature)
                else {
                    return nil
                }
                return StoryLink(articles: (article.key, key), stories: (article.key, other.story), likeness: likeness)
            }
        }
    }

    /// For each article those stored ones that share bands with it, and how many.
    private func likelyCopies(of bands: [ArticleBand]) throws -> [Int64: [Int64: Int]] {
        var shared: [Int64: [Int64: Int]] = [:]
        let rows = try connection.query(
            "SELECT * FROM likely_copies($1, $2)",
            [.array(bands.map { $0.article as Int64? }), .array(bands.map { $0.band as Int64? })])
        for row in rows {
            shared[try row["article_key"], default: [:]][try row["other_key"]] = try row["bands_in_common"]
        }
        return shared
    }

    private struct StoredSignature {
        var story: Int64
        var signature: TextSignature
    }

    private func signatures(of articles: Set<Int64>) throws -> [Int64: StoredSignature] {
        guard !articles.isEmpty else { return [:] }
        var found: [Int64: StoredSignature] = [:]
        let rows = try connection.query(
            """
            SELECT article_key, story_key, signature FROM article JOIN article_story USING (article_key)
            WHERE article_key = ANY ($1) AND signature IS NOT NULL
            """, [.array(articles.map { $0 as Int64? })])
        for row in rows {
            guard let signature = TextSignature(bytes: try row["signature"]) else { continue }
            found[try row["article_key"]] = StoredSignature(story: try row["story_key"], signature: signature)
        }
        return found
    }

    private func merge(_ links: [StoryLink]) throws {
        guard !links.isEmpty else { return }
        let merged = StoryLink.merged(links)
        try connection.query(
            "SELECT merge_stories($1, $2)",
            [.array(merged.map { $0.key as Int64? }), .array(merged.map { $0.value as Int64? })])
        let likeness = StoryLink.likeness(links)
        try connection.query(
            """
            UPDATE article_story s SET likeness = greatest(s.likeness, l.likeness)
            FROM unnest($1, $2::double precision[]) AS l (article_key, likeness) WHERE s.article_key = l.article_key
            """, [.array(likeness.map { $0.key as Int64? }), .array(likeness.map { $0.value as Double? })])
    }
}

/// An article by what copies are found by.
struct SignedArticle {
    var key: Int64
    var signature: TextSignature
}

/// A band of an article.
struct ArticleBand {
    var band: Int64
    var article: Int64

    /// All bands of all articles, in the order of the table's index, where neighbours are found and added faster.
    static func all(of articles: [SignedArticle]) -> [ArticleBand] {
        articles.flatMap { article in article.signature.bands.map { ArticleBand(band: $0, article: article.key) } }
            .sorted { $0.band < $1.band }
    }

    static let columns = ["band", "article_key"]

    static func append(_ band: ArticleBand, to rows: inout CopyRows) {
        rows.startRow(fields: Int16(columns.count))
        rows.append(band.band)
        rows.append(band.article)
    }
}
