extension Migration {
    /// The role for the service that writes, and the rights of both roles in one place. See "Roles" in docs/security.md.
    ///
    /// The functions are those of whoever calls them (no SECURITY DEFINER), so that a right to a function gives none to a
    /// table.
    static let access = Migration(version: 18, name: "access", sql: writer + function + "SELECT grant_access();")

    private static let writer = """
        DO $$
        BEGIN
            IF to_regrole('dateline_writer') IS NULL THEN
                CREATE ROLE dateline_writer NOLOGIN;
            END IF;
        EXCEPTION
            -- Roles belong to the whole server: another database of it may make the role at this moment.
            WHEN duplicate_object OR unique_violation THEN NULL;
            WHEN insufficient_privilege THEN
                RAISE WARNING 'the role dateline_writer was not made: % may not make roles', current_user;
        END
        $$;

        """

    private static let function = """
        CREATE FUNCTION grant_access() RETURNS void
        LANGUAGE plpgsql AS $$
        DECLARE
            has_reader boolean := to_regrole('dateline_reader') IS NOT NULL;
            has_writer boolean := to_regrole('dateline_writer') IS NOT NULL;
            changing regprocedure;
        BEGIN
            -- Before PostgreSQL 15 everybody may make tables in the schema "public".
            IF has_schema_privilege('public', current_schema, 'CREATE') THEN
                BEGIN
                    EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', current_schema);
                EXCEPTION WHEN insufficient_privilege THEN
                    RAISE WARNING 'everybody may make tables in the schema %, and % may not end that',
                        current_schema, current_user;
                END;
            END IF;
            IF has_reader THEN
                EXECUTE format('GRANT USAGE ON SCHEMA %I TO dateline_reader', current_schema);
                EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO dateline_reader', current_schema);
                EXECUTE format(
                    'ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT ON TABLES TO dateline_reader', current_schema);
            END IF;
            IF has_writer THEN
                EXECUTE format('GRANT USAGE ON SCHEMA %I TO dateline_writer', current_schema);
                EXECUTE format(
                    'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO dateline_writer', current_schema);
                EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO dateline_writer', current_schema);
                REVOKE INSERT, UPDATE, DELETE ON schema_migration FROM dateline_writer;
                EXECUTE format(
                    'ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO dateline_writer',
                    current_schema);
                EXECUTE format(
                    'ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO dateline_writer',
                    current_schema);
            END IF;
            -- Everybody may call what only looks. What may change something is declared volatile, as it is by default.
            FOR changing IN
                SELECT p.oid FROM pg_proc p
                WHERE p.pronamespace = current_schema::regnamespace AND p.provolatile = 'v'
                    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
            LOOP
                EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', changing);
                IF has_writer AND changing <> 'grant_access()'::regprocedure THEN
                    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO dateline_writer', changing);
                END IF;
            END LOOP;
        END
        $$;
        COMMENT ON FUNCTION grant_access() IS
            'Gives the roles dateline_reader and dateline_writer, where they are there, their rights, and takes from everybody those that nobody needs. For the owner; persister migrate calls it each time.';

        """
}
