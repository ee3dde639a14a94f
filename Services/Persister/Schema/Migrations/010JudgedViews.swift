extension Migration {
    /// The part of the migration "decisions" that lets every view show entities as people decided.
    static let judgedViews = """

        CREATE OR REPLACE VIEW mention AS
        SELECT p.article_key, f.means_key AS entity_key, p.extractor_key, m.start_offset, m.end_offset, m.confidence,
            CASE m.kind WHEN 'n' THEN 'name' WHEN 'd' THEN 'nominal' WHEN 'p' THEN 'pronoun' END AS kind, m.words
        FROM article_mentions p, unnest(entity_keys, start_offsets, end_offsets, confidences, kinds, p.words)
            AS m (found_key, start_offset, end_offset, confidence, kind, words)
            JOIN entity f ON f.entity_key = m.found_key AND f.means_key IS NOT NULL;

        CREATE OR REPLACE VIEW entity_in_article AS
        SELECT a.id, a.published_on, a.source, a.title, e.type, e.name, ae.name AS name_in_article, ae.role, ae.country,
            ae.mentions, ae.confidence, ae.article_key, e.entity_key
        FROM article_entity ae JOIN entity f USING (entity_key) JOIN entity e ON e.entity_key = f.means_key
            JOIN article a USING (article_key);

        CREATE OR REPLACE VIEW entity_overview AS
        SELECT e.type, e.name, count(DISTINCT ae.article_key) AS articles, sum(ae.mentions) AS mentions,
            min(a.published_on) AS first_on, max(a.published_on) AS last_on, p.country, p.latitude, p.longitude, e.entity_key
        FROM entity e JOIN entity f ON f.means_key = e.entity_key JOIN article_entity ae ON ae.entity_key = f.entity_key
            JOIN article a USING (article_key) LEFT JOIN place p ON p.entity_key = e.entity_key
        GROUP BY e.entity_key, p.entity_key;

        CREATE OR REPLACE VIEW named_together AS
        SELECT e.name, e.type, o.name AS other_name, o.type AS other_type, count(DISTINCT x.article_key) AS articles,
            min(a.published_on) AS first_on, max(a.published_on) AS last_on, e.entity_key, o.entity_key AS other_key
        FROM entity e JOIN entity f ON f.means_key = e.entity_key JOIN article_entity x ON x.entity_key = f.entity_key
            JOIN article_entity y ON y.article_key = x.article_key JOIN entity g ON g.entity_key = y.entity_key
            JOIN entity o ON o.entity_key = g.means_key AND o.entity_key <> e.entity_key
            JOIN article a ON a.article_key = x.article_key
        GROUP BY e.entity_key, o.entity_key;

        CREATE OR REPLACE VIEW said AS
        SELECT coalesce(e.name, q.speaker_text) AS speaker, e.type, q.words, q.kind, a.published_on, a.source, a.title, a.id,
            q.confidence, q.start_offset, q.end_offset, q.article_key, e.entity_key AS speaker_key
        FROM quote q JOIN article a USING (article_key) LEFT JOIN entity f ON f.entity_key = q.speaker_key
            LEFT JOIN entity e ON e.entity_key = f.means_key
        WHERE q.speaker_key IS NULL OR f.means_key IS NOT NULL;

        CREATE OR REPLACE VIEW place_in_article AS
        SELECT e.name, p.country, p.region, p.latitude, p.longitude, p.geonames_id, ae.mentions, a.published_on, a.source,
            a.title, a.id, ae.article_key, e.entity_key
        FROM article_entity ae JOIN entity f USING (entity_key) JOIN entity e ON e.entity_key = f.means_key
            JOIN place p ON p.entity_key = e.entity_key JOIN article a USING (article_key);

        CREATE OR REPLACE VIEW entity_by_day AS
        SELECT a.published_on, e.type, e.name, count(DISTINCT ae.article_key) AS articles, sum(ae.mentions) AS mentions,
            e.entity_key
        FROM entity e JOIN entity f ON f.means_key = e.entity_key JOIN article_entity ae ON ae.entity_key = f.entity_key
            JOIN article a USING (article_key)
        GROUP BY a.published_on, e.entity_key;

        COMMENT ON VIEW mention IS 'Every place in a text where an entity is meant, as people decided. The mentions of an article are found by article_key; to find those of an entity, go through entity_in_article.';
        COMMENT ON VIEW entity_in_article IS 'Which article names whom: the place to start from a name or from an article. An article that names several entities of which people decided that they are one has a row for each.';
        COMMENT ON COLUMN article_entity.entity_key IS 'The entity as it was found; whom it means after people''s decisions is its entity.means_key.';
        COMMENT ON COLUMN article_mentions.entity_keys IS 'The entities as they were found.';
        COMMENT ON COLUMN quote.speaker_key IS 'The entity that said it, as it was found; empty when the article does not name the speaker. The view said follows people''s decisions.';

        """
}
