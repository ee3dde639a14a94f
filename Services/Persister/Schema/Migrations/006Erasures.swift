extension Migration {
    /// Articles that must go, and must not come back.
    static let erasures = Migration(
        version: 6, name: "erasures",
        sql: """
            CREATE TABLE erasure (
                article_id uuid PRIMARY KEY,
                erased_at timestamptz NOT NULL DEFAULT now(),
                erased_by text NOT NULL,
                reason text NOT NULL,
                was_stored boolean NOT NULL,
                returned integer NOT NULL DEFAULT 0,
                last_returned_at timestamptz
            );
            COMMENT ON TABLE erasure IS
                'Articles that were erased. An article whose id stands here is not stored again; to let it come back, delete the row. Erase with erase_article().';
            COMMENT ON COLUMN erasure.article_id IS 'The erased article''s id.';
            COMMENT ON COLUMN erasure.erased_at IS 'When it was first erased.';
            COMMENT ON COLUMN erasure.erased_by IS 'Who asked for it; tombstone when an empty message on the topic did.';
            COMMENT ON COLUMN erasure.reason IS 'Why.';
            COMMENT ON COLUMN erasure.was_stored IS 'Whether there were rows of it to delete.';
            COMMENT ON COLUMN erasure.returned IS 'How many times the article came again and was kept out.';
            COMMENT ON COLUMN erasure.last_returned_at IS 'When it last did.';

            CREATE FUNCTION lock_entities(exclusively boolean) RETURNS bigint
            LANGUAGE plpgsql AS $$
            BEGIN
                IF exclusively THEN
                    PERFORM pg_advisory_xact_lock(4012860512);
                    RETURN nextval('entity_changes');
                END IF;
                PERFORM pg_advisory_xact_lock_shared(4012860512);
                RETURN (SELECT last_value FROM entity_changes);
            END
            $$;
            COMMENT ON FUNCTION lock_entities(boolean) IS
                'Held to the end of the transaction: shared by those who add facts, exclusively by those who remove or merge entities. Gives the number of the last change to entities.';

            CREATE FUNCTION erase_article(article_id uuid, erased_by text, reason text) RETURNS boolean
            LANGUAGE plpgsql AS $$
            DECLARE
                gone bigint;
                named integer[];
            BEGIN
                PERFORM lock_entities(exclusively => true);
                SELECT a.article_key INTO gone FROM article a WHERE a.id = erase_article.article_id FOR UPDATE;
                named := ARRAY(SELECT e.entity_key FROM article_entity e WHERE e.article_key = gone);
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
            COMMENT ON FUNCTION erase_article(uuid, text, text) IS
                'Deletes an article with its older texts, its facts, its rejected copies and the entities that only it named, and notes it in erasure. Gives whether there was such an article. Doing it twice is harmless.';
            """)
}
