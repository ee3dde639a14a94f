import HTTP
import Service
import Shared

/// `POST /v1/articles`: answers when the broker has what was sent.
struct ArticlesEndpoint: Sendable {
    let reader: ArticleReader
    let publisher: ArticlePublisher
    let batches: BatchDesk
    let access: AccessControl
    let metrics: IngestMetrics
    let tracer: Tracer
    /// Why nothing can be published now; nil when it can.
    let obstacle: @Sendable () -> String?

    var route: Route {
        Route(
            "POST", "/v1/articles", maximumBody: reader.limits.batch,
            admit: { head in
                let refusal = refusal(of: head)
                if let refusal { metrics.answered(refusal.status) }
                return refusal
            },
            handle: { request, responder in
                let visit = TracedVisit(request, tracer)
                take(request, visit) { response in
                    metrics.answered(response.status)
                    visit.end(response.status)
                    responder.respond(response)
                }
            })
    }

    /// What can be refused by the head alone.
    private func refusal(of head: RequestHead) -> Response? {
        if let refusal = access.refusal(of: head, for: .publish) { return refusal }
        if let reason = obstacle() { return Answers.notReady(reason) }
        if let encoding = head["content-encoding"], encoding.lowercased() != "identity" {
            return Answers.unsupported("send the body as it is, without the content encoding \(encoding.prefix(20))")
        }
        return refusalOfType(head)
    }

    private func refusalOfType(_ head: RequestHead) -> Response? {
        guard let value = head["content-type"] else { return nil }
        let type = MediaType(value)
        guard let kind = ContentKind(mediaType: type.name) else {
            return Answers.unsupported(
                "send application/json, application/x-ndjson, text/html or text/plain, not \(type.name.prefix(50))")
        }
        if kind != .html, !type.isUTF8 {
            return Answers.unsupported("send it as UTF-8, not \((type.charset ?? "").prefix(20))")
        }
        let limit = kind == .ndjson ? reader.limits.batch : reader.limits.article
        guard let length = head["content-length"].flatMap({ Int($0) }), length > limit else { return nil }
        return Answers.refused(.tooLarge(what: "the body", bytes: length, limit: limit))
    }

    private func take(
        _ request: Request, _ visit: TracedVisit, answer: @escaping @Sendable (Response) -> Void
    ) {
        let kind =
            request.head["content-type"].flatMap { ContentKind(mediaType: MediaType($0).name) }
            ?? ContentKind(look: request.body[...])
        if kind == .ndjson { return batches.take(request.body, trace: visit.trace, answer: answer) }
        metrics.pipeline.received.add(1, "http")
        do throws(RecordError) {
            let article = try reader.read(
                request.body[...], as: kind, mediaType: request.head["content-type"],
                url: request.head["content-location"])
            tracer.recordStep("read", under: visit.trace, from: visit.start, to: Timestamp.nanoseconds())
            publish(article, visit.trace, answer)
        } catch {
            metrics.pipeline.rejected.add(1, error.code)
            answer(Answers.refused(error))
        }
    }

    private func publish(
        _ article: PreparedArticle, _ trace: TraceContext, _ answer: @escaping @Sendable (Response) -> Void
    ) {
        do throws(PublishError) {
            try publisher.publish(article, under: trace) { error in
                answer(error.map(Answers.notPublished) ?? Answers.accepted(article.id))
            }
        } catch {
            answer(Answers.notPublished(error))
        }
    }
}
