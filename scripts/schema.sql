-- Writes the tables, views and functions of the schema "public" as Markdown, with their comments.
SELECT E'# The schema\n\nMade by `scripts/schema` from the database itself; psql shows the same by `\\d+`.';

WITH relation AS (
    SELECT c.oid, c.relname, c.relkind, obj_description(c.oid) AS comment
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
), columns AS (
    SELECT r.oid, string_agg(
        format('| `%s` | %s%s | %s |', a.attname, format_type(a.atttypid, a.atttypmod),
            CASE WHEN a.attnotnull AND r.relkind = 'r' THEN ', not null' ELSE '' END,
            replace(coalesce(col_description(r.oid, a.attnum), ''), '|', '\|')),
        E'\n' ORDER BY a.attnum) AS lines
    FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
    GROUP BY r.oid
), indexes AS (
    SELECT i.indrelid AS oid, string_agg(
        format('- %s', regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE (UNIQUE )?INDEX .* USING ', '\1')),
        E'\n' ORDER BY i.indexrelid) AS lines
    FROM pg_index i GROUP BY i.indrelid
)
SELECT format(E'\n## %s `%s`\n\n%s\n\n| Column | Type | Meaning |\n|---|---|---|\n%s%s',
    CASE relkind WHEN 'r' THEN 'Table' ELSE 'View' END, relname, comment, c.lines,
    E'\n\nIndexes:\n\n' || i.lines)
FROM relation r JOIN columns c USING (oid) LEFT JOIN indexes i USING (oid)
ORDER BY relkind, relname;

SELECT format(E'\n## Function `%s(%s)`\n\n%s', p.proname, pg_get_function_identity_arguments(p.oid),
    obj_description(p.oid, 'pg_proc'))
FROM pg_proc p
WHERE p.pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
ORDER BY p.proname, p.oid;
