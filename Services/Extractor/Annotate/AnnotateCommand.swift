import Service

/// `extractor annotate`: the same extraction without Kafka.
enum AnnotateCommand {
    static let command = Command(
        "annotate", "Reads articles, one JSON object a line, and writes what was found in each.",
        options: [Option("html", "write one page with the findings marked in the texts instead")],
        details: """
            Standard input: articles as NDJSON. Only 'text' is required; 'id' (any string), 'url', 'title', 'language' (default
            'en'), 'publishedAt' (a day or a time) and the other fields of an article may be given.
            Standard output: one line for each line, in order: the extraction, or {"error": …, "line": n}.
            The exit code is 1 when there was a bad line. The same input gives the same output.
            """
    ) { arguments in
        let settings = try Configuration.read(program: "extractor") { ExtractorSettings(&$0) }
        let annotator = LineAnnotator(
            extractor: try ArticleExtractor(), timeLimit: settings.timeLimit, asPage: arguments.has("html"))
        return try AnnotateStream(annotator: annotator, threads: settings.concurrency).run()
    }
}
