-- Cuts the tables of facts into pieces by month, so that old months can be dropped at once and vacuum works on small tables.
--
--     psql --set ON_ERROR_STOP=1 --file deploy/postgres/partition-by-month.sql
--
-- Run it once to begin, and then in the first minutes of each month: all that is stored from then on goes into that month's
-- pieces. Articles get rising numbers as they are stored, so a month is a range of article_key, which every one of these tables
-- has; its pieces are named TABLE_YYYY_MM. What is there at the beginning becomes the first piece, TABLE_before, without being
-- copied. The tables keep their names: services and views see no difference. The writing pauses for the moment it takes; the
-- persister waits by itself.
BEGIN;
SET LOCAL lock_timeout = '10s';

-- Only what is committed has its number for good: nobody writes while the border is drawn.
LOCK TABLE article, article_mentions, article_entities, article_date, quote, article_search IN ACCESS EXCLUSIVE MODE;

CREATE FUNCTION pg_temp.begin_partitions(name text, border bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    views text[];
    definition text;
BEGIN
    -- The views' words are taken before the renaming: read again afterwards, they mean the new table.
    SELECT array_agg(DISTINCT format('CREATE OR REPLACE VIEW %s AS %s', c.oid::regclass, pg_get_viewdef(c.oid))) INTO views
    FROM pg_depend AS d JOIN pg_rewrite AS r ON r.oid = d.objid JOIN pg_class AS c ON c.oid = r.ev_class
    WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = name::regclass AND c.relkind = 'v';

    EXECUTE format('ALTER TABLE %I RENAME TO %I', name, name || '_before');
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL) PARTITION BY RANGE (article_key)', name, name || '_before');
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (MINVALUE) TO (%s)', name, name || '_before', border);
    EXECUTE (SELECT coalesce(string_agg(format('GRANT %s ON %I TO %s', privilege_type, name,
            CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END), ';'), 'SELECT')
        FROM pg_class, aclexplode(relacl) WHERE oid = (name || '_before')::regclass);
    EXECUTE format('COMMENT ON TABLE %I IS %L', name, obj_description((name || '_before')::regclass));
    FOREACH definition IN ARRAY coalesce(views, '{}') LOOP EXECUTE definition; END LOOP;
END $$;

CREATE FUNCTION pg_temp.begin_month(name text, border bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    month text := to_char(now(), 'YYYY_MM');
    piece regclass;
    low text;
BEGIN
    -- The month that is open up to now ends at the border.
    SELECT c.oid, (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM \((.*?)\)'))[1] INTO piece, low
    FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
    WHERE i.inhparent = name::regclass AND pg_get_expr(c.relpartbound, c.oid) LIKE '%TO (MAXVALUE)';
    IF piece IS NOT NULL THEN
        EXECUTE format('ALTER TABLE %I DETACH PARTITION %s', name, piece);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %s FOR VALUES FROM (%s) TO (%s)', name, piece, low, border);
    END IF;
    EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%s) TO (MAXVALUE)', name || '_' || month, name, border);
END $$;

DO $$
DECLARE
    name text;
    border bigint := (SELECT coalesce(max(article_key), 0) + 1 FROM article);
BEGIN
    FOREACH name IN ARRAY '{article_mentions,article_entities,article_date,quote,article_search}'::text[] LOOP
        IF to_regclass(name || '_' || to_char(now(), 'YYYY_MM')) IS NOT NULL THEN
            RAISE NOTICE '% has this month''s piece already', name;
            CONTINUE;
        END IF;
        IF (SELECT relkind FROM pg_class WHERE oid = name::regclass) <> 'p' THEN
            PERFORM pg_temp.begin_partitions(name, border);
        END IF;
        PERFORM pg_temp.begin_month(name, border);
    END LOOP;
END $$;
COMMIT;
