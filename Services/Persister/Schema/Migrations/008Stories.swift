extension Migration {
    /// Which articles are copies of each other.
    static let stories = Migration(
        version: 8, name: "stories",
        sql: """
            ALTER TABLE article ADD COLUMN signature bytea;
            COMMENT ON COLUMN article.signature IS 'MinHash of the text, by which copies are found: the number of its runs of five words, then 128 minima of their hashes, four bytes each, the lowest first. Empty when there are no words, or the article was stored before copies were looked for.';

            CREATE TABLE article_story (
                article_key bigint PRIMARY KEY,
                story_key bigint NOT NULL,
                likeness real
            );
            CREATE INDEX ON article_story (story_key);
            INSERT INTO article_story (article_key, story_key) SELECT article_key, article_key FROM article;
            COMMENT ON TABLE article_story IS
                'The story of each article: articles that are copies of each other, edited or cut, have one in common. Every article has one, if only of its own.';
            COMMENT ON COLUMN article_story.article_key IS 'The article.';
            COMMENT ON COLUMN article_story.story_key IS 'The story: the article_key of its primary article, the one published first. It changes when an earlier one turns up.';
            COMMENT ON COLUMN article_story.likeness IS 'How sure it is that the article belongs there: the share of the shorter text''s runs of five words that the longer one has too, as estimated with the article of the story that is most like this one. Empty when there is no other.';

            CREATE TABLE copy_band (
                band bigint,
                article_key bigint,
                PRIMARY KEY (band, article_key)
            );
            COMMENT ON TABLE copy_band IS
                'For finding copies: articles with a band in common are compared. An article has 16 of them, see copy_bands().';
            COMMENT ON COLUMN copy_band.band IS 'One of the signature''s minima, and which of them it is.';
            COMMENT ON COLUMN copy_band.article_key IS 'The article.';

            CREATE FUNCTION copy_bands(signature bytea) RETURNS SETOF bigint
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT (i::bigint << 32) + get_byte(signature, 4 * i + 4) + (get_byte(signature, 4 * i + 5)::bigint << 8)
                    + (get_byte(signature, 4 * i + 6)::bigint << 16) + (get_byte(signature, 4 * i + 7)::bigint << 24)
                FROM generate_series(0, 15) AS i WHERE length(signature) = 516
            $$;
            COMMENT ON FUNCTION copy_bands(bytea) IS 'The bands of a signature.';

            -- Compiling this query takes longer than running it, and the planner does not see that.
            CREATE FUNCTION likely_copies(articles bigint[], bands bigint[])
            RETURNS TABLE (article_key bigint, other_key bigint, bands_in_common bigint)
            LANGUAGE plpgsql STABLE SET jit = off AS $$
            BEGIN
                RETURN QUERY SELECT w.article_key, c.article_key, count(*)
                FROM unnest(articles, bands) AS w (article_key, band) CROSS JOIN LATERAL (
                    SELECT b.article_key FROM copy_band b WHERE b.band = w.band ORDER BY b.article_key DESC LIMIT 32
                ) AS c
                GROUP BY w.article_key, c.article_key;
            END
            $$;
            COMMENT ON FUNCTION likely_copies(bigint[], bigint[]) IS
                'The articles that share bands with those given, and how many. Of a band that many articles have, as from a phrase under all of an outlet''s articles, only the 32 newest are looked at.';

            CREATE FUNCTION forget_copy_bands(articles bigint[]) RETURNS void
            LANGUAGE sql AS $$
                DELETE FROM copy_band c USING article a, copy_bands(a.signature) AS own (band)
                WHERE a.article_key = ANY (articles) AND c.article_key = a.article_key AND c.band = own.band
            $$;
            COMMENT ON FUNCTION forget_copy_bands(bigint[]) IS
                'Deletes the bands of articles, which must still be there.';

            CREATE FUNCTION lock_stories() RETURNS void
            LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(4012860513) $$;
            COMMENT ON FUNCTION lock_stories() IS
                'Held to the end of the transaction by who looks for copies or changes stories, one after the other: of two copies stored at the same moment, the second one sees the first. To be taken after every other lock.';

            CREATE FUNCTION merge_stories(stories bigint[], merged bigint[]) RETURNS void
            LANGUAGE sql AS $$
                WITH member AS (
                    SELECT s.article_key, s.story_key, m.merged
                    FROM unnest(stories, merged) AS m (story_key, merged) JOIN article_story s USING (story_key)
                ), first AS (
                    SELECT DISTINCT ON (m.merged) m.merged, m.article_key
                    FROM member m JOIN article a USING (article_key)
                    ORDER BY m.merged, coalesce(a.published_on, (a.received_at AT TIME ZONE 'UTC')::date),
                        coalesce(a.published_at, a.received_at), a.article_key
                )
                UPDATE article_story s SET story_key = f.article_key
                FROM member m JOIN first f USING (merged)
                WHERE s.article_key = m.article_key AND s.story_key <> f.article_key
            $$;
            COMMENT ON FUNCTION merge_stories(bigint[], bigint[]) IS
                'Makes one story of those with the same number in the second list, and has each led by its first article anew. The numbers may be any.';

            CREATE FUNCTION leave_stories(articles bigint[]) RETURNS void
            LANGUAGE plpgsql AS $$
            DECLARE
                left_behind bigint[];
            BEGIN
                PERFORM lock_stories();
                WITH gone AS (
                    DELETE FROM article_story WHERE article_key = ANY (articles) RETURNING story_key
                )
                SELECT array_agg(DISTINCT story_key) INTO left_behind FROM gone;
                UPDATE article_story s SET likeness = NULL
                WHERE s.story_key = ANY (left_behind) AND s.likeness IS NOT NULL AND NOT EXISTS (
                    SELECT FROM article_story o WHERE o.story_key = s.story_key AND o.article_key <> s.article_key);
                PERFORM merge_stories(left_behind, left_behind);
            END
            $$;
            COMMENT ON FUNCTION leave_stories(bigint[]) IS
                'Takes articles out of their stories; those that stay keep together.';

            CREATE OR REPLACE FUNCTION erase_article(article_id uuid, erased_by text, reason text) RETURNS boolean
            LANGUAGE plpgsql AS $$
            DECLARE
                gone bigint;
                named integer[];
            BEGIN
                PERFORM lock_entities(exclusively => true);
                SELECT a.article_key INTO gone FROM article a WHERE a.id = erase_article.article_id FOR UPDATE;
                named := ARRAY(SELECT e.entity_key FROM article_entity e WHERE e.article_key = gone);
                PERFORM leave_stories(ARRAY[gone]);
                PERFORM forget_copy_bands(ARRAY[gone]);
                DELETE FROM search_queue WHERE article_key = gone;
                DELETE FROM article_search WHERE article_key = gone;
                DELETE FROM article_mentions WHERE article_key = gone;
                DELETE FROM article_entity WHERE article_key = gone;
                DELETE FROM article_date WHERE article_key = gone;
                DELETE FROM quote WHERE article_key = gone;
                DELETE FROM article_revision WHERE article_key = gone;
                DELETE FROM article WHERE article_key = gone;
                DELETE FROM rejected_article r WHERE r.article_id = erase_article.article_id;
                -- Nobody shall stay known only because an erased article named them.
                named := ARRAY(
                    SELECT entity_key FROM unnest(named) AS n (entity_key)
                    WHERE NOT EXISTS (SELECT FROM article_entity e WHERE e.entity_key = n.entity_key));
                DELETE FROM place WHERE entity_key = ANY (named);
                DELETE FROM entity_alias WHERE entity_key = ANY (named);
                DELETE FROM entity WHERE entity_key = ANY (named);
                INSERT INTO erasure (article_id, erased_by, reason, was_stored)
                VALUES (erase_article.article_id, erase_article.erased_by, erase_article.reason, gone IS NOT NULL)
                ON CONFLICT ON CONSTRAINT erasure_pkey DO NOTHING;
                RETURN gone IS NOT NULL;
            END
            $$;
            """)
}
