extension Migration {
    /// Functions that make the questions of `docs/queries.md` short. All follow what people decided about entities, and all are
    /// plain SELECTs that the planner sees through. A name's entities are an array: under an OR, the planner would not look
    /// for an index for IN (SELECT …).
    static let questions = Migration(
        version: 12, name: "questions",
        sql: """
            CREATE FUNCTION entities_named(name text) RETURNS TABLE (entity_key integer)
            LANGUAGE sql STABLE PARALLEL SAFE ROWS 2 AS $$
                SELECT DISTINCT f.means_key
                FROM entity_alias a JOIN entity f USING (entity_key)
                WHERE a.name ILIKE regexp_replace(entities_named.name, '([\\\\%_])', '\\\\\\1', 'g') AND f.means_key IS NOT NULL
            $$;
            COMMENT ON FUNCTION entities_named(text) IS
                'The entities that any article has called so, in capitals or not: the people, places and so on that a name may mean.';

            CREATE FUNCTION articles_naming(name text)
            RETURNS TABLE (
                published_on date, source text, title text, name_in_article text, mentions bigint, id uuid, article_key bigint,
                entity_key integer)
            LANGUAGE sql STABLE PARALLEL SAFE AS $$
                SELECT x.published_on, x.source, x.title, min(x.name_in_article), sum(x.mentions), x.id, x.article_key,
                    x.entity_key
                FROM entity_in_article x
                WHERE x.entity_key = ANY (ARRAY(SELECT n.entity_key FROM entities_named(articles_naming.name) AS n))
                GROUP BY x.published_on, x.source, x.title, x.id, x.article_key, x.entity_key
            $$;
            COMMENT ON FUNCTION articles_naming(text) IS 'The articles that name somebody or something.';

            CREATE FUNCTION mentions_of(name text)
            RETURNS TABLE (published_on date, source text, title text, context text, kind text, start_offset integer, id uuid)
            LANGUAGE sql STABLE PARALLEL SAFE AS $$
                SELECT x.published_on, x.source, x.title, m.context, m.kind, m.start_offset, m.id
                FROM articles_naming(mentions_of.name) AS x
                    JOIN mention_in_context m ON m.article_key = x.article_key AND m.entity_key = x.entity_key
                ORDER BY x.published_on, m.id, m.start_offset
            $$;
            COMMENT ON FUNCTION mentions_of(text) IS
                'Every place where somebody or something is meant, by name or pronoun, with the words around it, the oldest first.';

            CREATE FUNCTION named_with(name text)
            RETURNS TABLE (published_on date, name text, type text, entity_key integer, id uuid)
            LANGUAGE sql STABLE PARALLEL SAFE AS $$
                SELECT DISTINCT o.published_on, o.name, o.type, o.entity_key, o.id
                FROM articles_naming(named_with.name) AS x
                    JOIN entity_in_article o ON o.article_key = x.article_key AND o.entity_key <> x.entity_key
                WHERE o.entity_key <> ALL (ARRAY(SELECT n.entity_key FROM entities_named(named_with.name) AS n))
            $$;
            COMMENT ON FUNCTION named_with(text) IS
                'Who is named in the articles that name somebody or something: a row for each of them and each article.';

            CREATE FUNCTION quotes_by(
                name text, about text DEFAULT NULL, since date DEFAULT NULL, until date DEFAULT NULL)
            RETURNS TABLE (published_on date, speaker text, words text, source text, title text, id uuid)
            LANGUAGE sql STABLE PARALLEL SAFE AS $$
                SELECT s.published_on, s.speaker, s.words, s.source, s.title, s.id
                FROM said s
                WHERE (quotes_by.name IS NULL
                        OR s.speaker_key = ANY (ARRAY(SELECT n.entity_key FROM entities_named(quotes_by.name) AS n)))
                    AND (since IS NULL OR s.published_on >= since) AND (until IS NULL OR s.published_on <= until)
                    AND (about IS NULL
                        OR s.words ILIKE '%' || regexp_replace(about, '([\\\\%_])', '\\\\\\1', 'g') || '%'
                        OR s.article_key IN (SELECT x.article_key FROM articles_naming(about) AS x) AND EXISTS (
                            SELECT FROM mention m
                            WHERE m.article_key = s.article_key
                                AND m.start_offset < s.end_offset + 60 AND m.end_offset > s.start_offset - 60
                                AND m.entity_key = ANY (ARRAY(SELECT n.entity_key FROM entities_named(about) AS n))))
                ORDER BY s.published_on, s.id, s.start_offset
            $$;
            COMMENT ON FUNCTION quotes_by(text, text, date, date) IS
                'What somebody said, or with null anybody; about something: its words are in the quote, or it is mentioned, by name or pronoun, in the quote or within 60 characters of it; published in these days, the ends included.';

            CREATE INDEX ON place (latitude, longitude);
            CREATE FUNCTION kilometres(
                latitude double precision, longitude double precision,
                other_latitude double precision, other_longitude double precision) RETURNS double precision
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                SELECT 2 * 6371.0088 * asin(sqrt(least(1,
                    sind((other_latitude - latitude) / 2) ^ 2
                        + cosd(latitude) * cosd(other_latitude) * sind((other_longitude - longitude) / 2) ^ 2)))
            $$;
            COMMENT ON FUNCTION kilometres(double precision, double precision, double precision, double precision) IS
                'How far two points on the globe are from each other, along a great circle.';

            CREATE FUNCTION articles_near(latitude double precision, longitude double precision, km double precision)
            RETURNS TABLE (
                distance integer, place text, country text, published_on date, source text, title text, id uuid,
                article_key bigint)
            LANGUAGE sql STABLE PARALLEL SAFE AS $$
                SELECT round(kilometres(articles_near.latitude, articles_near.longitude, p.latitude, p.longitude))::integer,
                    x.name, p.country, x.published_on, x.source, x.title, x.id, x.article_key
                FROM place p JOIN entity_in_article x USING (entity_key)
                WHERE p.latitude BETWEEN articles_near.latitude - km / 111 AND articles_near.latitude + km / 111
                    AND kilometres(articles_near.latitude, articles_near.longitude, p.latitude, p.longitude) <= km
                    AND p.region IS NOT NULL
                ORDER BY 1, x.published_on, x.id
            $$;
            COMMENT ON FUNCTION articles_near(double precision, double precision, double precision) IS
                'The articles that name a place at most so many kilometres from a point, the nearest first. Countries and provinces, whose middle tells nothing, do not count.';

            CREATE FUNCTION rising_entities(day date, of_type text DEFAULT NULL)
            RETURNS TABLE (name text, type text, this_week bigint, week_before bigint, entity_key integer)
            LANGUAGE sql STABLE PARALLEL SAFE AS $$
                SELECT *
                FROM (
                    SELECT d.name, d.type, coalesce(sum(d.articles) FILTER (WHERE d.published_on > day - 7), 0)::bigint AS now,
                        coalesce(sum(d.articles) FILTER (WHERE d.published_on <= day - 7), 0)::bigint AS before, d.entity_key
                    FROM entity_by_day d
                    WHERE d.published_on > day - 14 AND d.published_on <= day
                        AND (of_type IS NULL OR d.type = of_type)
                    GROUP BY d.entity_key, d.name, d.type
                ) AS counted
                WHERE now > before
                ORDER BY now - before DESC, name
            $$;
            COMMENT ON FUNCTION rising_entities(date, text) IS
                'Who is named by more articles in the seven days up to a day than in the seven before, the steepest first.';

            CREATE FUNCTION article_changes(id uuid)
            RETURNS TABLE (revision integer, received_at timestamptz, change text, line text)
            LANGUAGE sql STABLE PARALLEL SAFE AS $$
                WITH version AS (
                    SELECT r.revision, r.received_at, r.title, r.text
                    FROM article_revision r JOIN article a USING (article_key) WHERE a.id = article_changes.id
                    UNION ALL
                    SELECT a.revision, a.received_at, a.title, a.text FROM article a WHERE a.id = article_changes.id
                ), line AS (
                    SELECT v.revision, v.received_at, l.line, l.number
                    FROM version v, string_to_table(concat_ws(E'\\n', v.title, v.text), E'\\n')
                        WITH ORDINALITY AS l (line, number)
                    WHERE l.line <> ''
                )
                SELECT n.revision, n.received_at, c.change, c.line
                FROM version n JOIN version o ON o.revision = n.revision - 1, LATERAL (
                    SELECT '-' AS change, l.line, l.number FROM line l WHERE l.revision = o.revision
                        AND NOT EXISTS (SELECT FROM line m WHERE m.revision = n.revision AND m.line = l.line)
                    UNION ALL
                    SELECT '+', l.line, l.number FROM line l WHERE l.revision = n.revision
                        AND NOT EXISTS (SELECT FROM line m WHERE m.revision = o.revision AND m.line = l.line)
                ) AS c
                ORDER BY n.revision, c.number, c.change DESC
            $$;
            COMMENT ON FUNCTION article_changes(uuid) IS
                'What each revision of an article took away (-) and brought (+), paragraph by paragraph, the headline first.';
            """)
}
