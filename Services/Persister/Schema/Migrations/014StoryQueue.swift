extension Migration {
    /// Copies are looked for beside the writing of articles, as their words are made searchable: see the migration "search".
    static let storyQueue = Migration(
        version: 14, name: "story queue",
        sql: """
            CREATE TABLE story_queue (
                article_key bigint PRIMARY KEY,
                is_new boolean NOT NULL
            );
            COMMENT ON TABLE story_queue IS
                'Articles whose copies have yet to be looked for: until then, about a second, a new article is a story of its own and a changed one stays in the story it had.';
            COMMENT ON COLUMN story_queue.article_key IS 'The article.';
            COMMENT ON COLUMN story_queue.is_new IS 'Its signature is new, and it has no bands; else only its time of publication may have changed.';

            COMMENT ON FUNCTION lock_stories() IS
                'Held to the end of the transaction by who looks for copies or changes stories, one after the other: of two copies stored at the same moment, the second one sees the first. To be taken after every other lock, rows of story_queue included.';

            CREATE OR REPLACE FUNCTION erase_article(article_id uuid, erased_by text, reason text) RETURNS boolean
            LANGUAGE plpgsql AS $$
            DECLARE
                gone bigint;
                named integer[];
            BEGIN
                PERFORM lock_entities(exclusively => true);
                SELECT a.article_key INTO gone FROM article a WHERE a.id = erase_article.article_id FOR UPDATE;
                named := ARRAY(SELECT e.entity_key FROM article_entity e WHERE e.article_key = gone);
                -- Waits for the one who is looking for its copies; nobody does so after this.
                DELETE FROM story_queue WHERE article_key = gone;
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
