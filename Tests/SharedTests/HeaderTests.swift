import Shared
import Testing

@Suite("Headers")
struct HeaderTests {
    @Test("A rejection comes back from its headers")
    func rejection() {
        let rejection = Rejection(
            stage: "extractor", reason: "not-json", detail: "cut off", topic: "articles", partition: 3, offset: 1 << 40)
        #expect(Rejection(headers: rejection.headers) == rejection)
        let bare = Rejection(stage: "ingest", reason: "too-large", detail: "", version: "1")
        #expect(Rejection(headers: bare.headers) == bare)
        #expect(Rejection(headers: [Header("dateline_stage", "ingest")]) == nil)
    }

    @Test("An envelope has all that CloudEvents' binary mode requires")
    func envelope() {
        let trace = TraceContext()
        let headers = Envelope(
            id: "i", source: "/dateline/ingest", kind: .article, time: "2024-05-10T09:00:00Z", trace: trace
        ).headers
        for name in ["ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "content-type"] {
            #expect(headers[name]?.isEmpty == false)
        }
        #expect(headers["TraceParent"] == trace.header)
    }

    @Test("A trace goes on under a new span")
    func trace() throws {
        let trace = TraceContext()
        let read = try #require(TraceContext(header: trace.header))
        #expect(read == trace)
        #expect(read.next().traceID == trace.traceID && read.next().spanID != trace.spanID)
    }

    @Test(
        "A malformed traceparent is none",
        arguments: [
            "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
            "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
            "00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        ])
    func malformed(header: String) {
        #expect(TraceContext(header: header) == nil)
    }
}
