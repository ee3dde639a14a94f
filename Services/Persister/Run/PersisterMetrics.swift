import Service

/// What `persister` counts beside what every service does.
struct PersisterMetrics: Sendable {
    let pipeline: PipelineMetrics
    /// What became of the articles: inserted, replaced, revised, unchanged, folded, stale, kept-out, erased.
    let articles: Counter
    /// Rejections stored in the database.
    let rejections: Counter
    /// Writes that the database did not take at first, by SQLSTATE.
    let retries: Counter
    /// Articles made searchable, and those that wait for it.
    let search: QueueMetrics
    /// Articles filed under their stories, and those that wait for it.
    let stories: QueueMetrics

    init(_ metrics: Metrics) {
        pipeline = PipelineMetrics(metrics)
        articles = metrics.counter("persister_articles_total", "What became of articles.", labels: ["outcome"])
        rejections = metrics.counter("persister_rejections_stored_total", "Rejections written to rejected_article.")
        retries = metrics.counter(
            "persister_database_retries_total", "Writes that were tried again, by SQLSTATE.", labels: ["code"])
        search = QueueMetrics(
            done: metrics.counter("persister_searchable_total", "Articles made ready for full-text search."),
            waiting: metrics.gauge(
                "persister_search_queue_articles", "Articles not yet ready for full-text search, counted up to 100000.")
        )
        stories = QueueMetrics(
            done: metrics.counter("persister_stories_filed_total", "Articles whose copies were looked for."),
            waiting: metrics.gauge(
                "persister_story_queue_articles",
                "Articles whose copies have yet to be looked for, counted up to 100000."))
    }

    /// Counts a batch that is written.
    func note(_ batch: Batch, _ outcome: BatchOutcome) {
        let summary = outcome.summary
        let counts = [
            (summary.inserted, "inserted"), (summary.replaced, "replaced"), (summary.revised, "revised"),
            (batch.folded, "folded"), (summary.unchanged, "unchanged"), (summary.stale, "stale"),
            (summary.erased, "kept-out"),
            (batch.tombstones.count, "erased"),
        ]
        for (count, outcome) in counts where count > 0 { articles.add(count, outcome) }
        pipeline.sent.add(summary.written, "article")
        rejections.add(batch.rejections.count - outcome.unstorable.count)
        for refusal in outcome.refusals { pipeline.rejected.add(1, refusal.reason) }
    }
}

/// What is counted of a queue in the database.
struct QueueMetrics: Sendable {
    /// Articles that are done.
    let done: Counter
    /// Articles that wait.
    let waiting: Gauge
}
