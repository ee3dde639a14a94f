extension Migration {
    /// Counts by story in the views of entities.
    static let storyCounts = Migration(
        version: 13, name: "story counts",
        sql: """
            CREATE OR REPLACE VIEW entity_by_day AS
            SELECT a.published_on, e.type, e.name, count(DISTINCT ae.article_key) AS articles, sum(ae.mentions) AS mentions,
                e.entity_key, count(DISTINCT s.story_key) AS stories
            FROM entity e JOIN entity f ON f.means_key = e.entity_key JOIN article_entity ae ON ae.entity_key = f.entity_key
                JOIN article a USING (article_key) JOIN article_story s USING (article_key)
            GROUP BY a.published_on, e.entity_key;
            COMMENT ON COLUMN entity_by_day.stories IS 'How many stories name it: copies of each other count once.';

            CREATE OR REPLACE VIEW entity_overview AS
            SELECT e.type, e.name, count(DISTINCT ae.article_key) AS articles, sum(ae.mentions) AS mentions,
                min(a.published_on) AS first_on, max(a.published_on) AS last_on, p.country, p.latitude, p.longitude, e.entity_key,
                count(DISTINCT s.story_key) AS stories
            FROM entity e JOIN entity f ON f.means_key = e.entity_key JOIN article_entity ae ON ae.entity_key = f.entity_key
                JOIN article a USING (article_key) JOIN article_story s USING (article_key)
                LEFT JOIN place p ON p.entity_key = e.entity_key
            GROUP BY e.entity_key, p.entity_key;
            COMMENT ON COLUMN entity_overview.stories IS 'How many stories name it: copies of each other count once.';

            CREATE OR REPLACE VIEW named_together AS
            SELECT e.name, e.type, o.name AS other_name, o.type AS other_type, count(DISTINCT x.article_key) AS articles,
                min(a.published_on) AS first_on, max(a.published_on) AS last_on, e.entity_key, o.entity_key AS other_key,
                count(DISTINCT s.story_key) AS stories
            FROM entity e JOIN entity f ON f.means_key = e.entity_key JOIN article_entity x ON x.entity_key = f.entity_key
                JOIN article_entity y ON y.article_key = x.article_key JOIN entity g ON g.entity_key = y.entity_key
                JOIN entity o ON o.entity_key = g.means_key AND o.entity_key <> e.entity_key
                JOIN article a ON a.article_key = x.article_key JOIN article_story s ON s.article_key = x.article_key
            GROUP BY e.entity_key, o.entity_key;
            COMMENT ON COLUMN named_together.stories IS 'How many stories name both: copies of each other count once.';
            """)
}
