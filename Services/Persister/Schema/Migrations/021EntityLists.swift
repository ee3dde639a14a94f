extension Migration {
    /// All that an article names in one row of lists, as its mentions are: rows of their own, each with its entries in two
    /// indexes, took a third of all writing. The table's name goes to a view with the same columns; the views that read the
    /// table are made anew from their own words.
    static let entityLists = Migration(
        version: 21, name: "entity lists", sql: lists + moveRows + functions)

    private static let lists = """
        CREATE TABLE article_entities (
            article_key bigint PRIMARY KEY,
            extractor_key integer NOT NULL,
            entity_keys integer[] NOT NULL,
            mentions integer[] NOT NULL,
            confidences real[] NOT NULL,
            names text[] NOT NULL,
            roles text[],
            countries text[]
        );
        COMMENT ON TABLE article_entities IS 'All entities that an article names in one row, the n-th of them at the n-th place of each list. Read them row by row through the view article_entity.';
        COMMENT ON COLUMN article_entities.article_key IS 'The article.';
        COMMENT ON COLUMN article_entities.extractor_key IS 'The program and model that found them.';
        COMMENT ON COLUMN article_entities.entity_keys IS 'The entities as they were found.';
        COMMENT ON COLUMN article_entities.mentions IS 'See article_entity.mentions.';
        COMMENT ON COLUMN article_entities.confidences IS 'See article_entity.confidence.';
        COMMENT ON COLUMN article_entities.names IS 'See article_entity.name.';
        COMMENT ON COLUMN article_entities.roles IS 'See article_entity.role; empty when the article gives none.';
        COMMENT ON COLUMN article_entities.countries IS 'See article_entity.country; empty when the article gives none.';

        DO $$
        DECLARE
            list text;
        BEGIN
            FOREACH list IN ARRAY ARRAY['entity_keys', 'mentions', 'confidences', 'names', 'roles', 'countries'] LOOP
                EXECUTE format('ALTER TABLE article_entities ALTER COLUMN %I SET COMPRESSION lz4', list);
            END LOOP;
        EXCEPTION WHEN feature_not_supported THEN NULL;
        END
        $$;

        INSERT INTO article_entities
        SELECT article_key, min(extractor_key), array_agg(entity_key), array_agg(mentions), array_agg(confidence),
            array_agg(name), CASE WHEN count(role) > 0 THEN array_agg(role) END,
            CASE WHEN count(country) > 0 THEN array_agg(country) END
        FROM article_entity GROUP BY article_key ORDER BY article_key;
        CREATE INDEX ON article_entities USING gin (entity_keys);

        """

    private static let moveRows = """
        DO $do$
        DECLARE
            views text[];
            definition text;
        BEGIN
            -- The views' words are taken before the renaming: read again afterwards, they mean the new view.
            SELECT array_agg(DISTINCT format('CREATE OR REPLACE VIEW %s AS %s', c.oid::regclass, pg_get_viewdef(c.oid)))
            INTO views
            FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid JOIN pg_class c ON c.oid = r.ev_class
            WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = 'article_entity'::regclass AND c.relkind = 'v';
            ALTER TABLE article_entity RENAME TO article_entity_rows;
            -- Whoever asks for an entity comes to its lists by the index on them.
            CREATE VIEW article_entity AS
            SELECT l.article_key, f.entity_key, l.extractor_key, x.mentions, x.confidence, x.name, x.role, x.country
            FROM article_entities l JOIN entity f ON l.entity_keys @> ARRAY[f.entity_key]
                JOIN LATERAL unnest(l.entity_keys, l.mentions, l.confidences, l.names, l.roles, l.countries)
                    AS x (entity_key, mentions, confidence, name, role, country) ON x.entity_key = f.entity_key;
            FOREACH definition IN ARRAY coalesce(views, '{}') LOOP EXECUTE definition; END LOOP;
            DROP TABLE article_entity_rows;
        END
        $do$;
        COMMENT ON VIEW article_entity IS 'Which article names which entity, and what it says of it: a row for each pair.';
        COMMENT ON COLUMN article_entity.article_key IS 'The article.';
        COMMENT ON COLUMN article_entity.entity_key IS 'The entity as it was found; whom it means after people''s decisions is its entity.means_key.';
        COMMENT ON COLUMN article_entity.extractor_key IS 'The program and model that found it.';
        COMMENT ON COLUMN article_entity.mentions IS 'How many times the article mentions it.';
        COMMENT ON COLUMN article_entity.confidence IS 'How sure the extractor is of the entity: 0 to 1.';
        COMMENT ON COLUMN article_entity.name IS 'The fullest name that the article uses.';
        COMMENT ON COLUMN article_entity.role IS 'The role that the article gives a person: President.';
        COMMENT ON COLUMN article_entity.country IS 'The country that the article connects with the person''s role or the organization, as ISO 3166-1 alpha-2.';

        """

    private static let functions = """
        CREATE OR REPLACE FUNCTION move_facts(articles bigint[], from_key integer, to_key integer) RETURNS void
        LANGUAGE sql AS $$
            INSERT INTO entity_alias (entity_key, name)
            SELECT DISTINCT to_key, m.words
            FROM article_mentions p, unnest(p.entity_keys, p.kinds, p.words) AS m (entity_key, kind, words)
            WHERE p.article_key = ANY (articles) AND m.entity_key = from_key AND m.kind = 'n' AND length(m.words) <= 250
            ON CONFLICT DO NOTHING;
            UPDATE article_entities SET entity_keys = array_replace(entity_keys, from_key, to_key)
            WHERE article_key = ANY (articles);
            UPDATE article_mentions SET entity_keys = array_replace(entity_keys, from_key, to_key)
            WHERE article_key = ANY (articles);
            UPDATE quote SET speaker_key = to_key WHERE article_key = ANY (articles) AND speaker_key = from_key;
        $$;

        CREATE OR REPLACE FUNCTION erase_article(article_id uuid, erased_by text, reason text) RETURNS boolean
        LANGUAGE plpgsql AS $$
        DECLARE
            gone bigint;
            named integer[];
        BEGIN
            PERFORM lock_entities(exclusively => true);
            SELECT a.article_key INTO gone FROM article a WHERE a.id = erase_article.article_id FOR UPDATE;
            named := (SELECT l.entity_keys FROM article_entities l WHERE l.article_key = gone);
            -- Waits for the one who is looking for its copies; nobody does so after this.
            DELETE FROM story_queue WHERE article_key = gone;
            PERFORM leave_stories(ARRAY[gone]);
            PERFORM forget_copy_bands(ARRAY[gone]);
            DELETE FROM search_queue WHERE article_key = gone;
            DELETE FROM article_search WHERE article_key = gone;
            DELETE FROM article_mentions WHERE article_key = gone;
            DELETE FROM article_entities WHERE article_key = gone;
            DELETE FROM article_date WHERE article_key = gone;
            DELETE FROM quote WHERE article_key = gone;
            DELETE FROM article_revision WHERE article_key = gone;
            DELETE FROM article WHERE article_key = gone;
            DELETE FROM rejected_article r WHERE r.article_id = erase_article.article_id;
            -- Nobody shall stay known only because an erased article named them.
            named := ARRAY(
                SELECT entity_key FROM unnest(named) AS n (entity_key)
                WHERE NOT EXISTS (SELECT FROM article_entities l WHERE l.entity_keys @> ARRAY[n.entity_key]));
            DELETE FROM place WHERE entity_key = ANY (named);
            DELETE FROM entity_alias WHERE entity_key = ANY (named);
            DELETE FROM entity WHERE entity_key = ANY (named);
            INSERT INTO erasure (article_id, erased_by, reason, was_stored)
            VALUES (erase_article.article_id, erase_article.erased_by, erase_article.reason, gone IS NOT NULL)
            ON CONFLICT ON CONSTRAINT erasure_pkey DO NOTHING;
            RETURN gone IS NOT NULL;
        END
        $$;
        """
}
