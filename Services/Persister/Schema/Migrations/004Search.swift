extension Migration {
    /// Full-text search over articles and search by parts of names.
    ///
    /// Making a text's search vector takes longer than writing the article with all its facts, so it is not part of that
    /// transaction: the article is put into a queue there, and the persister works it off beside.
    static let search = Migration(
        version: 4, name: "search",
        sql: """
            CREATE EXTENSION IF NOT EXISTS pg_trgm;
            CREATE INDEX ON entity_alias USING gin (name gin_trgm_ops);

            CREATE TABLE article_search (
                article_key bigint PRIMARY KEY,
                vector tsvector NOT NULL
            );
            CREATE INDEX ON article_search USING gin (vector);
            COMMENT ON TABLE article_search IS
                'The words of each article, prepared for full-text search. Follows a new text within about a second; search_articles() looks here.';
            COMMENT ON COLUMN article_search.article_key IS 'The article.';
            COMMENT ON COLUMN article_search.vector IS 'Its words, stemmed as the article''s language asks; the title weighs A, the first 200000 characters of the text D.';

            CREATE TABLE search_queue (
                article_key bigint PRIMARY KEY
            );
            COMMENT ON TABLE search_queue IS 'Articles whose words are not yet in article_search.';
            COMMENT ON COLUMN search_queue.article_key IS 'The article.';

            CREATE FUNCTION search_configuration(language text) RETURNS regconfig
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                SELECT CASE split_part(lower(language), '-', 1)
                    WHEN 'en' THEN 'pg_catalog.english' WHEN 'und' THEN 'pg_catalog.english'
                    WHEN 'ar' THEN 'pg_catalog.arabic' WHEN 'hy' THEN 'pg_catalog.armenian'
                    WHEN 'eu' THEN 'pg_catalog.basque' WHEN 'ca' THEN 'pg_catalog.catalan'
                    WHEN 'da' THEN 'pg_catalog.danish' WHEN 'nl' THEN 'pg_catalog.dutch'
                    WHEN 'fi' THEN 'pg_catalog.finnish' WHEN 'fr' THEN 'pg_catalog.french'
                    WHEN 'de' THEN 'pg_catalog.german' WHEN 'el' THEN 'pg_catalog.greek'
                    WHEN 'hi' THEN 'pg_catalog.hindi' WHEN 'hu' THEN 'pg_catalog.hungarian'
                    WHEN 'id' THEN 'pg_catalog.indonesian' WHEN 'ga' THEN 'pg_catalog.irish'
                    WHEN 'it' THEN 'pg_catalog.italian' WHEN 'lt' THEN 'pg_catalog.lithuanian'
                    WHEN 'ne' THEN 'pg_catalog.nepali' WHEN 'no' THEN 'pg_catalog.norwegian'
                    WHEN 'nb' THEN 'pg_catalog.norwegian' WHEN 'nn' THEN 'pg_catalog.norwegian'
                    WHEN 'pt' THEN 'pg_catalog.portuguese' WHEN 'ro' THEN 'pg_catalog.romanian'
                    WHEN 'ru' THEN 'pg_catalog.russian' WHEN 'sr' THEN 'pg_catalog.serbian'
                    WHEN 'es' THEN 'pg_catalog.spanish' WHEN 'sv' THEN 'pg_catalog.swedish'
                    WHEN 'ta' THEN 'pg_catalog.tamil' WHEN 'tr' THEN 'pg_catalog.turkish'
                    WHEN 'yi' THEN 'pg_catalog.yiddish'
                    ELSE 'pg_catalog.simple' END::regconfig
            $$;
            COMMENT ON FUNCTION search_configuration(text) IS
                'How PostgreSQL stems a language, given as BCP 47; languages it cannot stem are searched by the words as they stand.';

            CREATE FUNCTION search_articles(query text, language text DEFAULT 'en')
            RETURNS TABLE (id uuid, title text, source text, published_on date, rank real, excerpt text)
            LANGUAGE sql STABLE PARALLEL SAFE AS $$
                SELECT a.id, a.title, a.source, a.published_on, ts_rank(s.vector, q.query) AS rank,
                    ts_headline(c.configuration, a.text, q.query, 'MaxFragments=1, StartSel=«, StopSel=»')
                FROM search_configuration(language) AS c (configuration),
                    websearch_to_tsquery(c.configuration, search_articles.query) AS q (query),
                    article_search s JOIN article a USING (article_key)
                WHERE s.vector @@ q.query
                ORDER BY rank DESC, a.published_on DESC NULLS LAST, a.id
            $$;
            COMMENT ON FUNCTION search_articles(text, text) IS
                'Articles with these words, the best first: SELECT * FROM search_articles(''"peace talks" -minsk'') LIMIT 20. Words in quotes stand together, a minus excludes, or means either.';
            """)
}
