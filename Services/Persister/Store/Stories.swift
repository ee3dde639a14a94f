import Postgres
import Shared

extension ArticleStore {
    /// Gives every article its story: the one of its likely copies, or one of its own.
    ///
    /// One transaction at a time does this, which is why it is the last step. Of two copies that are written at the same moment,
    /// the second one finds the first.
    func fileUnderStories(_ articles: [PlacedArticle]) throws {
        guard !articles.isEmpty else { return }
        try connection.query("SELECT lock_stories()")
        let new = articles.filter(\.hasNewSignature)
        try leaveStories(new.filter { $0.revision > 1 || !$0.isNewText })
        try renewPrimaries(of: articles.filter { !$0.hasNewSignature })
        try connection.copy(into: "article_story", columns: FactRows.storyColumns, from: new, FactRows.appendStory)
        let bands = ArticleBand.all(of: new)
        let links = try links(of: new, bands)
        try connection.copy(into: "copy_band", columns: FactRows.bandColumns, from: bands, FactRows.appendBand)
        try merge(links)
    }

    private func leaveStories(_ articles: [PlacedArticle]) throws {
        guard !articles.isEmpty else { return }
        try connection.query("SELECT leave_stories($1)", [.array(articles.map { $0.key as Int64? })])
    }

    /// What is said anew of an article of a story may be another time of publication.
    private func renewPrimaries(of articles: [PlacedArticle]) throws {
        guard !articles.isEmpty else { return }
        try connection.query(
            """
            SELECT merge_stories(stories, stories) FROM (
                SELECT array_agg(DISTINCT story_key) AS stories FROM article_story s
                WHERE article_key = ANY ($1) AND likeness IS NOT NULL
            ) AS touched WHERE stories IS NOT NULL
            """, [.array(articles.map { $0.key as Int64? })])
    }

    /// The copies among these articles and of them.
    private func links(of articles: [PlacedArticle], _ bands: [ArticleBand]) throws -> [StoryLink] {
        var index = CopyIndex()
        var compared: [Int64: StoredSignature] = [:]
        var candidates: [(article: PlacedArticle, others: [Int64])] = []
        let stored = try likelyCopies(of: bands)
        for article in articles {
            guard let signature = article.record.signature else { continue }
            candidates.append((article, index.likelyCopies(of: signature) + CopyIndex.best(stored[article.key] ?? [:])))
            index.add(signature, as: article.key)
            compared[article.key] = StoredSignature(story: article.key, signature: signature)
        }
        let unknown = Set(candidates.flatMap(\.others)).subtracting(compared.keys)
        compared.merge(try signatures(of: unknown)) { own, _ in own }
        return candidates.flatMap { article, others in
            others.compactMap { other in
                guard let own = compared[article.key], let other = compared[other].map({ (other, $0) }),
                    let likeness = own.signature.likeness(to: other.1.signature)
                else { return nil }
                return StoryLink(
                    articles: (article.key, other.0), stories: (own.story, other.1.story), likeness: likeness)
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

/// A band of an article.
struct ArticleBand {
    var band: Int64
    var article: Int64

    /// All bands of all articles, in the order of the table's index, where neighbours are found and added faster.
    static func all(of articles: [PlacedArticle]) -> [ArticleBand] {
        articles.flatMap { article in
            (article.record.signature?.bands ?? []).map { ArticleBand(band: $0, article: article.key) }
        }.sorted { $0.band < $1.band }
    }
}
