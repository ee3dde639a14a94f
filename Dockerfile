# One image for all services; the command says which: `ingest serve`, `extractor run`, `persister run`, `dateline …`.

FROM swift:6.2-bookworm AS build
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends \
        librdkafka-dev libpq-dev libmicrohttpd-dev libssl-dev libgumbo-dev libutf8proc-dev libcurl4-openssl-dev libexpat1-dev \
        zlib1g-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /dateline
COPY . .
RUN mkdir -p /out/bin /out/share/dateline \
    && for program in ingest extractor persister dateline; do \
        swift build --configuration release --static-swift-stdlib --product $program \
        && strip -o /out/bin/$program .build/release/$program || exit 1; done \
    && cp Language/Resources/* /out/share/dateline/

FROM debian:bookworm-slim
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends \
        ca-certificates librdkafka1 libpq5 libmicrohttpd12 libssl3 libgumbo1 libutf8proc2 libcurl4 libexpat1 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home --uid 10001 dateline
COPY --from=build /out/ /usr/local/
RUN for program in /usr/local/bin/*; do if ldd $program | grep 'not found'; then exit 1; fi; done
# By number, so that Kubernetes can tell that it is no root.
USER 10001
CMD ["dateline", "--help"]
