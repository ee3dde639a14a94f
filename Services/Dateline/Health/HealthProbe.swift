import Service
import Shared
import WebClient

/// Asks one address of a service how it is.
struct HealthProbe {
    private let address: WebAddress
    private let client: WebClient

    /// Will ask `url`, of http or https and maybe in a private network; the answer may take `seconds`.
    init(_ url: String, seconds: Int = 3, trust: WebTrust = .system) throws(UsageError) {
        do throws(WebError) {
            address = try WebAddress(url)
        } catch {
            throw UsageError("'\(url)' is not a URL such as http://127.0.0.1:9102/readyz")
        }
        var limits = WebLimits()
        limits.connectSeconds = seconds
        limits.totalSeconds = seconds
        client = WebClient(
            agent: "Dateline/\(Dateline.version)", limits: limits, allowedHosts: [address.host], trust: trust)
    }

    /// The answer, whatever its status. A redirect is not followed.
    func answer() throws(WebError) -> WebResponse { try client.step(address) }
}
