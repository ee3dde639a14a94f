import Shared

/// Spans as OTLP's JSON: the body of a request to `/v1/traces`. Ids are hexadecimal, 64-bit numbers are strings.
enum OTLPTraces {
    /// `resource` tells what process they come from.
    static func json(_ spans: [TraceSpan], resource: [String: String]) -> [UInt8] {
        var text = #"{"resourceSpans":[{"resource":{"attributes":["#
        let facts = resource.merging(["service.version": Dateline.version]) { own, _ in own }
        append(facts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, to: &text)
        text += #"]},"scopeSpans":[{"scope":{"name":"dateline","version":"\#(Dateline.version)"},"spans":["#
        for (place, span) in spans.enumerated() {
            if place > 0 { text += "," }
            append(span, to: &text)
        }
        text += #"],"schemaUrl":"\#(TraceKey.schema)"}],"schemaUrl":"\#(TraceKey.schema)"}]}"#
        return Array(text.utf8)
    }

    private static func append(_ span: TraceSpan, to text: inout String) {
        text += #"{"traceId":"\#(span.context.traceID)","spanId":"\#(span.context.spanID)","#
        if let parent = span.parent { text += #""parentSpanId":"\#(parent.spanID)","# }
        text += #""flags":\#(UInt8(span.context.flags, radix: 16) ?? 0),"name":"#
        span.name.append(toJSON: &text)
        text +=
            #","kind":\#(span.kind.rawValue),"startTimeUnixNano":"\#(span.start)","endTimeUnixNano":"\#(span.end)","#
        text += #""attributes":["#
        let failure = span.failure.map { [(TraceKey.errorType.rawValue, $0 as any LogValue)] } ?? []
        append(span.attributes.map { ($0.key.rawValue, $0.value) } + failure, to: &text)
        // An error is said to be one; of success nothing is said, as the specification asks.
        text += #"],"status":{\#(span.failure == nil ? "" : #""code":2"#)}}"#
    }

    private static func append(_ attributes: [(String, any LogValue)], to text: inout String) {
        for (place, attribute) in attributes.enumerated() {
            text += place > 0 ? #",{"key":"# : #"{"key":"#
            attribute.0.append(toJSON: &text)
            text += #","value":{"#
            switch attribute.1 {
            case let flag as Bool: text += #""boolValue":\#(flag)"#
            case let number as any BinaryInteger: text += #""intValue":"\#(number)""#
            case let number as Double: text += #""doubleValue":\#(number.isFinite ? number : 0)"#
            default:
                text += #""stringValue":"#
                attribute.1.append(toJSON: &text)
            }
            text += "}}"
        }
    }
}
