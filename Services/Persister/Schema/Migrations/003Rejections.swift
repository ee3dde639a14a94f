extension Migration {
    /// What could not be processed.
    static let rejections = Migration(
        version: 3, name: "rejections",
        sql: """
            CREATE TABLE rejected_article (
                rejected_key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                message_partition integer NOT NULL,
                message_offset bigint NOT NULL,
                message_topic text NOT NULL,
                rejected_at timestamptz NOT NULL,
                stage text NOT NULL,
                reason text NOT NULL,
                detail text NOT NULL,
                version text NOT NULL,
                origin_topic text,
                origin_partition integer,
                origin_offset bigint,
                article_id uuid,
                content_type text,
                trace_id text,
                value bytea,
                state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'replayed', 'dropped')),
                state_changed_at timestamptz,
                UNIQUE (message_topic, message_partition, message_offset, rejected_at)
            );
            -- Rejecting is done at least once: the same message rejected twice is one rejection.
            CREATE UNIQUE INDEX ON rejected_article (
                origin_topic, origin_partition, origin_offset, stage, sha256(coalesce(value, '')));
            CREATE INDEX ON rejected_article (article_id) WHERE article_id IS NOT NULL;
            CREATE INDEX ON rejected_article (rejected_at) WHERE state = 'open';
            COMMENT ON TABLE rejected_article IS
                'What could not be processed, as it came: one row for each message of the topic articles.rejected.';
            COMMENT ON COLUMN rejected_article.rejected_key IS 'Number of the rejection in this database.';
            COMMENT ON COLUMN rejected_article.message_partition IS 'The partition of articles.rejected that holds it.';
            COMMENT ON COLUMN rejected_article.message_offset IS 'Its offset there.';
            COMMENT ON COLUMN rejected_article.message_topic IS 'The topic, with the installation''s prefix.';
            COMMENT ON COLUMN rejected_article.rejected_at IS 'When it was rejected.';
            COMMENT ON COLUMN rejected_article.stage IS 'The service that rejected it: ingest, extractor or persister.';
            COMMENT ON COLUMN rejected_article.reason IS 'Why, as a stable code: not-json, missing-field, too-large.';
            COMMENT ON COLUMN rejected_article.detail IS 'What was wrong, where, and what to do.';
            COMMENT ON COLUMN rejected_article.version IS 'The build that rejected it.';
            COMMENT ON COLUMN rejected_article.origin_topic IS 'The topic it was read from; empty when it came over HTTP or from the command line.';
            COMMENT ON COLUMN rejected_article.origin_partition IS 'The partition it was read from.';
            COMMENT ON COLUMN rejected_article.origin_offset IS 'The offset it was read at.';
            COMMENT ON COLUMN rejected_article.article_id IS 'The article it was meant to be, when its key is an article''s id.';
            COMMENT ON COLUMN rejected_article.content_type IS 'What its sender said it was.';
            COMMENT ON COLUMN rejected_article.trace_id IS 'The trace that follows it through logs.';
            COMMENT ON COLUMN rejected_article.value IS 'The original bytes; empty for a message without a value.';
            COMMENT ON COLUMN rejected_article.state IS 'open: nobody has dealt with it; replayed: it was sent again; dropped: somebody decided to leave it.';
            COMMENT ON COLUMN rejected_article.state_changed_at IS 'When it was replayed or dropped.';
            """)
}
