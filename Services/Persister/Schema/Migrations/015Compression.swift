extension Migration {
    /// The usual compression took a twentieth of all writing.
    static let compression = Migration(
        version: 15, name: "compression",
        sql: """
            DO $$
            DECLARE
                list text;
            BEGIN
                FOREACH list IN ARRAY ARRAY['entity_keys', 'start_offsets', 'end_offsets', 'confidences', 'kinds', 'words'] LOOP
                    EXECUTE format('ALTER TABLE article_mentions ALTER COLUMN %I SET COMPRESSION lz4', list);
                END LOOP;
            EXCEPTION WHEN feature_not_supported THEN NULL;
            END
            $$;
            """)
}
