import Feeds
import Service
import Shared
import WebClient

/// Makes an article of an entry of a feed: of the page that it points to, or, where that cannot be had, of the text that
/// the feed itself carries.
struct EntryReader: Sendable {
    /// What became of an entry.
    enum Outcome {
        case article(PreparedArticle)
        /// It will not become an article: a word for counting, and the reason.
        case refused(String, reason: String)
        /// It may, another time. Trying did not fail when the host only wants to be left alone.
        case later(hasFailed: Bool, reason: String)
        case stopped
    }

    let client: PoliteClient
    let reader: ArticleReader

    /// What becomes of `entry` of the feed at `base`.
    func outcome(
        of entry: FeedEntry, in feed: Feed, at base: String, isLastTry: Bool, until stop: StopFlag
    ) -> Outcome {
        guard let address = entry.url.flatMap({ try? WebAddress($0, base: base) }) else {
            return ofContent(entry, feed, url: nil) ?? .refused("address", reason: "it has no web address")
        }
        let page = ofPage(entry, feed, at: address, until: stop)
        switch page {
        case .article, .stopped: return page
        case .later(let hasFailed, _) where !hasFailed || !isLastTry: return page
        case .later(_, let reason):
            return ofContent(entry, feed, url: address) ?? .refused("unreachable", reason: reason)
        case .refused: return ofContent(entry, feed, url: address) ?? page
        }
    }

    private func ofPage(
        _ entry: FeedEntry, _ feed: Feed, at address: WebAddress, until stop: StopFlag
    ) -> Outcome {
        do throws(FetchProblem) {
            let response = try client.get(address, until: stop)
            switch response.status {
            case 200..<300: return ofPage(response, entry, feed)
            case 408, 500...: return .later(hasFailed: true, reason: "status \(response.status)")
            default: return .refused("status", reason: "status \(response.status)")
            }
        } catch {
            switch error {
            case .stopped: return .stopped
            case .busy: return .later(hasFailed: false, reason: error.reason)
            case .unreachable: return .later(hasFailed: true, reason: error.reason)
            case .forbidden: return .refused("robots", reason: error.reason)
            case .refused: return .refused("address", reason: error.reason)
            }
        }
    }

    private func ofPage(_ response: WebResponse, _ entry: FeedEntry, _ feed: Feed) -> Outcome {
        let type = response.contentType.map { MediaType($0).name }
        let kind = type.map { ContentKind(mediaType: $0) } ?? ContentKind(look: response.body[...])
        guard let kind, kind == .html || kind == .text else {
            return .refused("type", reason: "it is no page but \(type ?? "something else")")
        }
        do throws(RecordError) {
            return .article(
                try reader.read(
                    response.body[...], as: kind, mediaType: response.contentType, url: response.url,
                    complete: { EntryFields(entry, feed, url: response.url).complete(&$0) }))
        } catch {
            return .refused("unreadable", reason: error.description)
        }
    }

    /// Nil when the feed carries no text that an article can be made of.
    private func ofContent(_ entry: FeedEntry, _ feed: Feed, url: WebAddress?) -> Outcome? {
        guard let content = entry.content else { return nil }
        let article = try? reader.read(
            Array(content.utf8)[...], as: content.contains("<") ? .html : .text, mediaType: "charset=utf-8",
            url: url?.text, complete: { EntryFields(entry, feed, url: url?.text).complete(&$0) })
        return article.map { .article($0) }
    }
}
