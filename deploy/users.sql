-- The users of the database beside its owner, for psql: `persister` writes rows, `reader` looks at them; neither may do more.
-- Run as the owner or another who may make roles, any number of times: passwords are set anew from the environment.
-- What the roles may do is the schema's part: see grant_access() in docs/schema.md.
\getenv writer_password WRITER_PASSWORD
\getenv reader_password READER_PASSWORD

SELECT format('CREATE ROLE %I', name)
FROM unnest(ARRAY['dateline_writer', 'dateline_reader', 'persister', 'reader']) AS r (name)
WHERE to_regrole(name) IS NULL \gexec

ALTER ROLE persister LOGIN PASSWORD :'writer_password';
ALTER ROLE reader LOGIN PASSWORD :'reader_password';
GRANT dateline_writer TO persister;
GRANT dateline_reader TO reader;
