import Service
import WebClient

extension Command {
    /// `dateline health`. It needs neither broker nor database, so it runs in any container.
    static let health = Command(
        "health", "asks a service's /healthz or /readyz, for container health checks",
        operands: "URL", operandCount: 1...1,
        options: [
            Option("timeout", value: "SECONDS", "how long to wait for the answer (3)"),
            Option("ca", value: "FILE", "of https: the authorities that may vouch for the service, as PEM"),
            Option("insecure", "of https: take any certificate"),
        ],
        details: """
            Prints the answer, as of http://127.0.0.1:9102/readyz.

            Exit codes: 0 the answer is 200; 1 it is another; 69 there is none.
            """
    ) { arguments in
        let seconds = try arguments.integer("timeout", default: 3, in: 1...60)
        let url = arguments.operands[0]
        let probe = try HealthProbe(url, seconds: seconds, trust: trust(arguments))
        do {
            let answer = try probe.answer()
            StandardStream.output.write(String(decoding: answer.body, as: UTF8.self) + "\n")
            return answer.status == 200 ? .success : .failure
        } catch let error as WebError {
            StandardStream.error.write("dateline: \(url): \(error)\n")
            return .unavailable
        }
    }

    private static func trust(_ arguments: Arguments) throws(UsageError) -> WebTrust {
        let file = arguments["ca"]
        guard arguments.has("insecure") else { return file.map { .authorities(file: $0) } ?? .system }
        guard file == nil else { throw UsageError("--ca and --insecure exclude each other") }
        return .unchecked
    }
}
