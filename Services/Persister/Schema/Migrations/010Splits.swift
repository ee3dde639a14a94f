extension Migration {
    /// The part of the migration "decisions" that moves facts from one entity to another.
    static let splitting = """

        CREATE FUNCTION articles_of_split(decision_key integer, found_key integer) RETURNS bigint[]
        LANGUAGE sql STABLE AS $$
            SELECT ARRAY(
                SELECT ae.article_key
                FROM article_entity ae JOIN entity e USING (entity_key) JOIN article a USING (article_key)
                    JOIN article_mentions p USING (article_key)
                    JOIN entity_split s ON s.match_key = e.match_key AND s.decision_key = articles_of_split.decision_key
                WHERE ae.entity_key = found_key AND (s.article_id = a.id OR ARRAY[s.name] = (
                    SELECT coalesce(array_agg(DISTINCT m.words), ARRAY[ae.name])
                    FROM unnest(p.entity_keys, p.kinds, p.words) AS m (entity_key, kind, words)
                    WHERE m.entity_key = found_key AND m.kind = 'n')))
        $$;
        COMMENT ON FUNCTION articles_of_split(integer, integer) IS 'The articles in which a split makes another entity of one that was found.';

        CREATE FUNCTION move_facts(articles bigint[], from_key integer, to_key integer) RETURNS void
        LANGUAGE sql AS $$
            INSERT INTO entity_alias (entity_key, name)
            SELECT DISTINCT to_key, m.words
            FROM article_mentions p, unnest(p.entity_keys, p.kinds, p.words) AS m (entity_key, kind, words)
            WHERE p.article_key = ANY (articles) AND m.entity_key = from_key AND m.kind = 'n' AND length(m.words) <= 250
            ON CONFLICT DO NOTHING;
            UPDATE article_entity SET entity_key = to_key WHERE article_key = ANY (articles) AND entity_key = from_key;
            UPDATE article_mentions SET entity_keys = array_replace(entity_keys, from_key, to_key)
            WHERE article_key = ANY (articles);
            UPDATE quote SET speaker_key = to_key WHERE article_key = ANY (articles) AND speaker_key = from_key;
        $$;
        COMMENT ON FUNCTION move_facts(bigint[], integer, integer) IS 'Lets the facts of articles mean another entity.';

        CREATE FUNCTION apply_split(decision_key integer) RETURNS void
        LANGUAGE sql AS $$
            SELECT move_facts(
                articles_of_split(apply_split.decision_key, f.entity_key), f.entity_key, own.entity_key)
            FROM (SELECT DISTINCT match_key, becomes FROM entity_split s WHERE s.decision_key = apply_split.decision_key) AS s
                JOIN entity f USING (match_key) JOIN entity own ON own.match_key = s.becomes
        $$;
        COMMENT ON FUNCTION apply_split(integer) IS 'Moves the facts that a split is about.';

        CREATE FUNCTION split_entity(
            entity_key integer, articles uuid[], names text[], new_name text, decided_by text, note text) RETURNS integer
        LANGUAGE plpgsql AS $$
        DECLARE
            about entity;
            decided integer;
        BEGIN
            PERFORM lock_entities(exclusively => true);
            about := standing_entity(entity_key);
            INSERT INTO entity_decision (action, match_key, value, decided_by, note)
            VALUES ('split', about.match_key, '', decided_by, note) RETURNING entity_decision.decision_key INTO decided;
            UPDATE entity_decision d SET value = format('%s#%s', about.match_key, decided) WHERE d.decision_key = decided;
            INSERT INTO entity_split (decision_key, match_key, article_id, name, becomes)
            SELECT decided, f.match_key, w.article_id, w.name, format('%s#%s', f.match_key, decided)
            FROM entity f, (SELECT unnest(articles), NULL UNION ALL SELECT NULL, unnest(names)) AS w (article_id, name)
            WHERE f.means_key = about.entity_key;
            INSERT INTO entity (type, name, match_key)
            SELECT DISTINCT about.type, coalesce(new_name, names[1], about.name), becomes
            FROM entity_split s WHERE s.decision_key = decided;
            INSERT INTO entity_alias (entity_key, name)
            SELECT e.entity_key, e.name FROM entity e WHERE e.match_key IN (
                SELECT becomes FROM entity_split s WHERE s.decision_key = decided);
            PERFORM apply_split(decided);
            PERFORM apply_entity_decisions();
            RETURN decided;
        END
        $$;
        COMMENT ON FUNCTION split_entity(integer, uuid[], text[], text, text, text) IS
            'Makes an entity of its own of what articles, or all articles that use one of the names alone, call so. Gives the number of the decision.';

        CREATE FUNCTION undo_entity_decision(decision_key integer, undone_by text) RETURNS boolean
        LANGUAGE plpgsql AS $$
        DECLARE
            further integer;
        BEGIN
            PERFORM lock_entities(exclusively => true);
            SELECT min(d.decision_key) INTO further
            FROM entity_split here JOIN entity_split later ON later.match_key = here.becomes
                JOIN entity_decision d ON d.decision_key = later.decision_key AND d.undone_at IS NULL
            WHERE here.decision_key = undo_entity_decision.decision_key;
            IF further IS NOT NULL THEN
                RAISE object_in_use USING MESSAGE = format('decision %s splits further: undo it first', further);
            END IF;
            UPDATE entity_decision d SET undone_at = now(), undone_by = undo_entity_decision.undone_by
            WHERE d.decision_key = undo_entity_decision.decision_key AND undone_at IS NULL;
            IF NOT FOUND THEN
                RETURN false;
            END IF;
            -- The facts go back, and then to where other splits want them.
            PERFORM move_facts(
                ARRAY(SELECT ae.article_key FROM article_entity ae WHERE ae.entity_key = own.entity_key),
                own.entity_key, f.entity_key)
            FROM entity_split s JOIN entity f USING (match_key) JOIN entity own ON own.match_key = s.becomes
            WHERE s.decision_key = undo_entity_decision.decision_key
            GROUP BY f.entity_key, own.entity_key;
            PERFORM apply_split(d.decision_key)
            FROM entity_decision d
            WHERE d.action = 'split' AND d.undone_at IS NULL AND EXISTS (
                SELECT FROM entity_split one JOIN entity_split other USING (match_key)
                WHERE one.decision_key = d.decision_key AND other.decision_key = undo_entity_decision.decision_key)
            ORDER BY d.decision_key;
            PERFORM apply_entity_decisions();
            RETURN true;
        END
        $$;
        COMMENT ON FUNCTION undo_entity_decision(integer, text) IS
            'Takes a decision back. Gives whether it stood.';

        CREATE FUNCTION forget_decisions() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            DELETE FROM entity_decision d USING gone
            WHERE d.action <> 'split' AND d.match_key = gone.match_key
                OR d.action IN ('merge', 'split') AND d.value = gone.match_key;
            IF FOUND THEN
                PERFORM apply_entity_decisions();
            END IF;
            RETURN NULL;
        END
        $$;
        COMMENT ON FUNCTION forget_decisions() IS 'An entity that nobody names any more takes the decisions about it along.';
        CREATE TRIGGER forget_decisions AFTER DELETE ON entity REFERENCING OLD TABLE AS gone
            FOR EACH STATEMENT EXECUTE FUNCTION forget_decisions();

        """
}
