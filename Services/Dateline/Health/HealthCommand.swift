import Service

extension Command {
    /// `dateline health`. It needs neither broker nor database, so it runs in any container.
    static let health = Command(
        "health", "asks a service's /healthz or /readyz, for container health checks",
        operands: "URL", operandCount: 1...1,
        options: [Option("timeout", value: "SECONDS", "how long to wait for the answer (3)")],
        details: """
            Prints the answer, as of http://127.0.0.1:9102/readyz.

            Exit codes: 0 the answer is 200; 1 it is another; 69 there is none.
            """
    ) { arguments in
        let seconds = try arguments.integer("timeout", default: 3, in: 1...60)
        let address = try HTTPAddress(arguments.operands[0])
        do {
            let answer = try HTTPGet(address, seconds: seconds).answer()
            StandardStream.output.write(answer.body + "\n")
            return answer.status == 200 ? .success : .failure
        } catch let error as HTTPGet.NoAnswer {
            StandardStream.error.write("dateline: \(error)\n")
            return .unavailable
        }
    }
}
