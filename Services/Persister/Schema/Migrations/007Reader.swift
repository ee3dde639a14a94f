extension Migration {
    /// The role for people and programs that only look.
    static let reader = Migration(
        version: 7, name: "reader",
        sql: """
            DO $$
            BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'dateline_reader') THEN
                    CREATE ROLE dateline_reader NOLOGIN;
                END IF;
            EXCEPTION
                -- Roles belong to the whole server: another database of it may make the role at this moment.
                WHEN duplicate_object OR unique_violation THEN NULL;
                WHEN insufficient_privilege THEN
                    RAISE WARNING 'the role dateline_reader was not made: % may not make roles', current_user;
            END
            $$;
            DO $$
            BEGIN
                IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'dateline_reader') THEN
                    EXECUTE format('GRANT USAGE ON SCHEMA %I TO dateline_reader', current_schema);
                    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO dateline_reader', current_schema);
                    EXECUTE format(
                        'ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT ON TABLES TO dateline_reader', current_schema);
                END IF;
            END
            $$;
            """)
}
