extension Migration {
    /// What people decide about entities.
    ///
    /// The tables of facts keep what was found. A decision changes whom it means: `entity.means_key`, which all views follow,
    /// so that merging and hiding touch no fact and are undone to the letter. Only a split moves facts, those of the articles
    /// that it is about, to an entity of its own; the persister reads `entity_split` and does the same with every new
    /// extraction. Decisions name entities by their match keys, which outlive numbers.
    static let decisions = Migration(
        version: 10, name: "decisions",
        sql: """
            ALTER TABLE entity ADD COLUMN means_key integer;
            UPDATE entity SET means_key = entity_key;
            CREATE INDEX ON entity (means_key);
            COMMENT ON COLUMN entity.means_key IS
                'Whom it means: itself, or the entity that it was merged into; empty when it is hidden. Follows entity_decision.';

            CREATE FUNCTION entity_means_itself() RETURNS trigger
            LANGUAGE plpgsql AS $$
            BEGIN
                NEW.means_key := NEW.entity_key;
                RETURN NEW;
            END
            $$;
            COMMENT ON FUNCTION entity_means_itself() IS 'A new entity means itself.';
            CREATE TRIGGER entity_means_itself BEFORE INSERT ON entity
                FOR EACH ROW EXECUTE FUNCTION entity_means_itself();

            CREATE TABLE entity_decision (
                decision_key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                action text NOT NULL CHECK (action IN ('merge', 'split', 'hide', 'rename', 'retype')),
                match_key text NOT NULL,
                value text CHECK ((value IS NULL) = (action = 'hide')),
                was text,
                decided_at timestamptz NOT NULL DEFAULT now(),
                decided_by text NOT NULL,
                note text NOT NULL,
                undone_at timestamptz,
                undone_by text
            );
            CREATE INDEX ON entity_decision (match_key);
            COMMENT ON TABLE entity_decision IS
                'What people decided about entities; it holds for every extraction to come. Decide with decide_entity() and split_entity(), take back with undo_entity_decision().';
            COMMENT ON COLUMN entity_decision.decision_key IS 'Number of the decision.';
            COMMENT ON COLUMN entity_decision.action IS 'merge: it means another entity; split: some of its articles mean an entity of their own; hide: views leave it out; rename, retype: what it is called, what it is.';
            COMMENT ON COLUMN entity_decision.match_key IS 'The entity, by entity.match_key.';
            COMMENT ON COLUMN entity_decision.value IS 'The match key of the entity that it means (merge) or that was split off (split); the new name or type.';
            COMMENT ON COLUMN entity_decision.was IS 'The name or type before a rename or retype.';
            COMMENT ON COLUMN entity_decision.decided_at IS 'When.';
            COMMENT ON COLUMN entity_decision.decided_by IS 'Who.';
            COMMENT ON COLUMN entity_decision.note IS 'Why.';
            COMMENT ON COLUMN entity_decision.undone_at IS 'When it was taken back.';
            COMMENT ON COLUMN entity_decision.undone_by IS 'Who took it back.';

            CREATE TABLE entity_split (
                decision_key integer NOT NULL REFERENCES entity_decision ON DELETE CASCADE,
                match_key text NOT NULL,
                article_id uuid,
                name text CHECK ((name IS NULL) <> (article_id IS NULL)),
                becomes text NOT NULL
            );
            CREATE INDEX ON entity_split (decision_key);
            COMMENT ON TABLE entity_split IS 'What a split is about: one row for each article or name. The persister follows it.';
            COMMENT ON COLUMN entity_split.decision_key IS 'The decision.';
            COMMENT ON COLUMN entity_split.match_key IS 'The entity as it is found.';
            COMMENT ON COLUMN entity_split.article_id IS 'The article in which it is another one.';
            COMMENT ON COLUMN entity_split.name IS 'Or: it is another one wherever an article calls it by this name alone.';
            COMMENT ON COLUMN entity_split.becomes IS 'The match key of that other one.';

            CREATE FUNCTION apply_entity_decisions() RETURNS void
            LANGUAGE sql AS $$
                WITH RECURSIVE standing AS (
                    SELECT * FROM entity_decision WHERE undone_at IS NULL
                ), step (match_key, means) AS (
                    SELECT match_key, value FROM standing WHERE action = 'merge'
                    UNION
                    SELECT s.becomes, d.value FROM entity_split s JOIN entity_decision d USING (decision_key)
                    WHERE s.becomes <> d.value
                ), way (match_key, means, length) AS (
                    SELECT match_key, match_key, 0 FROM (
                        SELECT match_key FROM entity_decision
                        UNION SELECT becomes FROM entity_split
                        UNION SELECT match_key FROM entity WHERE means_key IS DISTINCT FROM entity_key
                    ) AS concerned
                    UNION ALL
                    SELECT way.match_key, step.means, length + 1 FROM way JOIN step ON step.match_key = way.means
                ), goal AS (
                    SELECT DISTINCT ON (match_key) match_key, means FROM way ORDER BY match_key, length DESC
                )
                UPDATE entity e SET means_key = o.means_key, name = o.name, type = o.type
                FROM (
                    SELECT f.entity_key,
                        (SELECT m.entity_key FROM entity m WHERE m.match_key = g.means AND NOT EXISTS (
                            SELECT FROM standing h WHERE h.action = 'hide' AND h.match_key = g.means)) AS means_key,
                        coalesce(
                            (SELECT value FROM standing r WHERE r.action = 'rename' AND r.match_key = f.match_key
                                ORDER BY decision_key DESC LIMIT 1),
                            (SELECT was FROM entity_decision r WHERE r.action = 'rename' AND r.match_key = f.match_key
                                ORDER BY decision_key LIMIT 1),
                            f.name) AS name,
                        coalesce(
                            (SELECT value FROM standing r WHERE r.action = 'retype' AND r.match_key = f.match_key
                                ORDER BY decision_key DESC LIMIT 1),
                            (SELECT was FROM entity_decision r WHERE r.action = 'retype' AND r.match_key = f.match_key
                                ORDER BY decision_key LIMIT 1),
                            f.type) AS type
                    FROM goal g JOIN entity f USING (match_key)
                ) AS o
                WHERE e.entity_key = o.entity_key
                    AND (e.means_key, e.name, e.type) IS DISTINCT FROM (o.means_key, o.name, o.type)
            $$;
            COMMENT ON FUNCTION apply_entity_decisions() IS
                'Brings means_key, name and type of the entities concerned to what the standing decisions say. The deciding functions call it.';

            CREATE FUNCTION standing_entity(entity_key integer) RETURNS entity
            LANGUAGE plpgsql STABLE AS $$
            DECLARE
                given entity;
                meant entity;
            BEGIN
                SELECT * INTO given FROM entity e WHERE e.entity_key = standing_entity.entity_key;
                IF NOT FOUND THEN
                    RAISE no_data_found USING MESSAGE = format('there is no entity %s', standing_entity.entity_key);
                ELSIF given.means_key IS NULL THEN
                    RAISE no_data_found USING MESSAGE = format('entity %s is hidden', standing_entity.entity_key);
                END IF;
                SELECT * INTO meant FROM entity e WHERE e.entity_key = given.means_key;
                RETURN meant;
            END
            $$;
            COMMENT ON FUNCTION standing_entity(integer) IS 'The entity that an entity means. An error when there is none, or it is hidden.';

            CREATE FUNCTION decide_entity(action text, entity_key integer, value text, decided_by text, note text)
            RETURNS integer
            LANGUAGE plpgsql AS $$
            DECLARE
                about entity;
                other entity;
                decided integer;
            BEGIN
                PERFORM lock_entities(exclusively => true);
                about := standing_entity(entity_key);
                IF action = 'merge' THEN
                    other := standing_entity(value::integer);
                    IF other.entity_key = about.entity_key THEN
                        RAISE invalid_parameter_value USING MESSAGE = format('both are entity %s already', about.entity_key);
                    END IF;
                    value := other.match_key;
                END IF;
                INSERT INTO entity_decision (action, match_key, value, was, decided_by, note)
                VALUES (action, about.match_key, value,
                    CASE action WHEN 'rename' THEN about.name WHEN 'retype' THEN about.type END, decided_by, note)
                RETURNING entity_decision.decision_key INTO decided;
                IF action = 'rename' THEN
                    INSERT INTO entity_alias (entity_key, name) VALUES (about.entity_key, value) ON CONFLICT DO NOTHING;
                END IF;
                PERFORM apply_entity_decisions();
                RETURN decided;
            END
            $$;
            COMMENT ON FUNCTION decide_entity(text, integer, text, text, text) IS
                'Decides about an entity: merge (value: the number of the one that it means), hide (value: null), rename (a name), retype (a type). Gives the number of the decision.';
            """ + splitting + judgedViews)
}
