import Feeds
import Service
import WebClient

/// An index of sitemaps as one long sitemap: those that it names are read, the latest first, until they hold as many entries
/// as are looked at, or as many sitemaps have been read as one poll may ask for.
struct SitemapIndex {
    /// As many sitemaps of an index are read in one poll.
    static let sitemapLimit = 10

    /// What an index came to.
    struct Reading {
        /// The entries of its sitemaps, under the index's own title.
        var feed: Feed
        /// Whether the index will tell of the next change itself: all that was asked for could be read, and it dates all its
        /// sitemaps.
        var tellsChanges: Bool
    }

    let client: PoliteClient
    let log: Log

    /// Reads the sitemaps that `index`, which came from `base`, names. One that cannot be read is passed over and logged;
    /// throws what was wrong with the last when none could be.
    func read(_ index: Feed, at base: String, until stop: StopFlag) throws(FetchProblem) -> Reading {
        var reading = Reading(feed: index, tellsChanges: index.sitemaps.allSatisfy { $0.updatedAt != nil })
        var problem: FetchProblem?
        var isAnyRead = false
        for link in index.latestSitemaps.prefix(Self.sitemapLimit)
        where reading.feed.entries.count < FeedState.entryLimit {
            do throws(FetchProblem) {
                let sitemap = try sitemap(link, base, stop)
                reading.feed.entries += sitemap.entries
                reading.feed.fault = reading.feed.fault ?? sitemap.fault.map { "\(link.url): \($0)" }
                isAnyRead = true
            } catch {
                if error == .stopped { throw error }
                log.warning("feed.sitemap.failed", [.url: link.url, .error: error.reason, .source: base])
                problem = error
                reading.tellsChanges = false
            }
        }
        if let problem, !isAnyRead { throw problem }
        return reading
    }

    private func sitemap(_ link: SitemapLink, _ base: String, _ stop: StopFlag) throws(FetchProblem) -> Feed {
        let address: WebAddress
        do throws(WebError) { address = try WebAddress(link.url, base: base) } catch { throw FetchProblem(error) }
        let response = try client.get(address, until: stop)
        let feed = try Feed(response)
        guard feed.sitemaps.isEmpty else { throw .refused("it is an index of sitemaps within one") }
        return feed
    }
}

extension Feed {
    /// The feed that a site answered with.
    init(_ response: WebResponse) throws(FetchProblem) {
        guard (200..<300).contains(response.status) else { throw .unreachable("status \(response.status)") }
        do throws(FeedError) { self = try FeedReader.read(response.body) } catch { throw .unreachable("\(error)") }
    }
}
