/// Where the broker has articles that did not become rows: to tell its faults from ours.
struct Autopsy {
    let stage: Stage

    /// A line for each article: its places in the topics, as everybody reads them and as those who skip what was aborted do; then
    /// how far each service has read.
    func report(on numbers: some Collection<Int>) -> String {
        let topics = [stage.topics.inbox, stage.topics.articles, stage.topics.extracted]
        let articles = numbers.map(FaultArticle.init)
        var lines = articles.map { "\($0.number) \($0.id):" }
        for (topic, level) in topics.flatMap({ [($0, "read_uncommitted"), ($0, "read_committed")] }) {
            let found = places(in: topic, level)
            for (index, article) in articles.enumerated() {
                let places = found.filter { $0.contains("\(article.url)\"") }
                let offsets = places.map { $0.prefix { $0 != " " } }.joined(separator: " ")
                lines[index] += " \(topic.split(separator: ".").last ?? "") \(level): [\(offsets)]"
            }
        }
        let lag = (try? stage.run("dateline", "lag").output) ?? ""
        return lines.joined(separator: "\n") + "\n" + lag
    }

    /// The topic's messages: partition/offset, key, value.
    private func places(in topic: String, _ level: String) -> [Substring] {
        let servers = stage.environment["KAFKA_BOOTSTRAP_SERVERS"] ?? ""
        let words = [
            "kcat", "-C", "-q", "-e", "-b", servers, "-t", topic, "-X", "isolation.level=\(level)", "-X",
            "receive.message.max.bytes=1000000000", "-f", "%p/%o %k %s\n",
        ]
        return (try? stage.run("/usr/bin/env", words).output.split(separator: "\n")) ?? []
    }
}
