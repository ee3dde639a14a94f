extension Migration {
    /// When each article became searchable.
    static let searchTimes = Migration(
        version: 20, name: "search times",
        sql: """
            ALTER TABLE article_search ADD COLUMN indexed_at timestamptz;
            ALTER TABLE article_search ALTER COLUMN indexed_at SET DEFAULT now();
            COMMENT ON COLUMN article_search.indexed_at IS
                'When its words were prepared; empty for articles that were searchable before this was kept.';
            """)
}
