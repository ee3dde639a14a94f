extension Migration {
    /// What keeps people of one name apart, and how often each name is used.
    static let persons = Migration(
        version: 11, name: "persons",
        sql: """
            CREATE TABLE person (
                entity_key integer PRIMARY KEY REFERENCES entity ON DELETE CASCADE,
                name_key text NOT NULL,
                country text,
                walk text CHECK (walk IN ('office', 'faith', 'sport', 'arts'))
            );
            CREATE INDEX ON person (name_key);
            COMMENT ON TABLE person IS
                'What articles tell of a person that sets people of one name apart. One whose country or walk of life differs from all of them becomes another entity.';
            COMMENT ON COLUMN person.entity_key IS 'The entity.';
            COMMENT ON COLUMN person.name_key IS 'The name, as the match key of the first entity that bears it.';
            COMMENT ON COLUMN person.country IS 'The country that the first article to tell one connects with the person''s role, as ISO 3166-1 alpha-2.';
            COMMENT ON COLUMN person.walk IS 'office, faith, sport or arts, from the first role that tells it.';

            CREATE VIEW entity_name AS
            SELECT e.entity_key, e.type, e.name, m.words AS name_in_text, count(*) AS mentions,
                count(DISTINCT p.article_key) AS articles
            FROM entity e JOIN entity f ON f.means_key = e.entity_key JOIN article_entity ae ON ae.entity_key = f.entity_key
                JOIN article_mentions p USING (article_key),
                unnest(p.entity_keys, p.kinds, p.words) AS m (entity_key, kind, words)
            WHERE m.entity_key = f.entity_key AND m.kind = 'n'
            GROUP BY e.entity_key, m.words;
            COMMENT ON VIEW entity_name IS 'Every name by which articles call an entity, and how often, counted when it is asked.';
            COMMENT ON COLUMN entity_name.entity_key IS 'Joins the tables of facts.';
            COMMENT ON COLUMN entity_name.type IS 'The entity''s type.';
            COMMENT ON COLUMN entity_name.name IS 'The name it is shown by.';
            COMMENT ON COLUMN entity_name.name_in_text IS 'The name as articles write it.';
            COMMENT ON COLUMN entity_name.mentions IS 'How many times they do.';
            COMMENT ON COLUMN entity_name.articles IS 'In how many articles.';

            COMMENT ON COLUMN entity.match_key IS
                'What makes two articles mean the same one: the number in GeoNames of a place, the country of a people, else type and name in lower case; in brackets what tells a person from others of that name, after # the decision that split it off.';
            """)
}
