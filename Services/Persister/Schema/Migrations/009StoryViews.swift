extension Migration {
    /// Stories in the answers to the common questions.
    static let storyViews = Migration(
        version: 9, name: "story views",
        sql: """
            CREATE VIEW story AS
            SELECT s.story_key, p.id AS primary_id, p.title, p.source, p.published_on, s.articles, s.outlets, s.last_on,
                s.least_likeness
            FROM (
                SELECT s.story_key, count(*) AS articles, count(DISTINCT a.source) AS outlets, max(a.published_on) AS last_on,
                    min(s.likeness) AS least_likeness
                FROM article_story s JOIN article a USING (article_key)
                GROUP BY s.story_key
            ) s JOIN article p ON p.article_key = s.story_key;
            COMMENT ON VIEW story IS 'Each story: an article with its copies, or one alone. The most printed: SELECT * FROM story ORDER BY articles DESC LIMIT 20.';
            COMMENT ON COLUMN story.story_key IS 'The story: the article_key of its primary article.';
            COMMENT ON COLUMN story.primary_id IS 'The id of the primary article, the one published first.';
            COMMENT ON COLUMN story.title IS 'Its headline.';
            COMMENT ON COLUMN story.source IS 'Its outlet.';
            COMMENT ON COLUMN story.published_on IS 'Its day of publication.';
            COMMENT ON COLUMN story.articles IS 'How many articles the story has.';
            COMMENT ON COLUMN story.outlets IS 'How many outlets printed it.';
            COMMENT ON COLUMN story.last_on IS 'The last day on which one did.';
            COMMENT ON COLUMN story.least_likeness IS 'How sure it is that all belong there: the least likeness in article_story. Empty for an article alone.';

            CREATE VIEW story_copies AS
            SELECT s.story_key, p.id AS primary_id, p.title AS primary_title, p.source AS primary_source, a.id, a.title,
                a.source, a.url, a.published_on, a.published_at, s.likeness, s.article_key
            FROM article_story s JOIN article a USING (article_key) JOIN article p ON p.article_key = s.story_key
            WHERE s.article_key <> s.story_key;
            COMMENT ON VIEW story_copies IS 'Each article that is a copy, beside the primary article of its story.';
            COMMENT ON COLUMN story_copies.story_key IS 'The story: the article_key of its primary article.';
            COMMENT ON COLUMN story_copies.primary_id IS 'The id of the primary article.';
            COMMENT ON COLUMN story_copies.primary_title IS 'Its headline.';
            COMMENT ON COLUMN story_copies.primary_source IS 'Its outlet.';
            COMMENT ON COLUMN story_copies.id IS 'The copy''s id.';
            COMMENT ON COLUMN story_copies.title IS 'Its headline.';
            COMMENT ON COLUMN story_copies.source IS 'Its outlet.';
            COMMENT ON COLUMN story_copies.url IS 'Its canonical URL.';
            COMMENT ON COLUMN story_copies.published_on IS 'Its day of publication.';
            COMMENT ON COLUMN story_copies.published_at IS 'When it was published, if that is known.';
            COMMENT ON COLUMN story_copies.likeness IS 'How sure it is: the share of the shorter text''s runs of five words that the longer has too, beside the article of the story that is most like this one.';
            COMMENT ON COLUMN story_copies.article_key IS 'Joins the tables of facts.';

            CREATE OR REPLACE VIEW articles_by_day AS
            SELECT published_on, source, language, count(*) AS articles, count(DISTINCT story_key) AS stories
            FROM article JOIN article_story USING (article_key)
            GROUP BY published_on, source, language;
            COMMENT ON COLUMN articles_by_day.stories IS 'How many stories: copies of each other count once.';
            """)
}
