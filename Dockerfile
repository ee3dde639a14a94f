# One image for all services; the command says which: `ingest serve`, `extractor run`, `persister run`, `dateline …`.

FROM swift:6.2-bookworm AS build
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends \
        librdkafka-dev libpq-dev libmicrohttpd-dev libssl-dev libgumbo-dev libutf8proc-dev libcurl4-openssl-dev libxml2-dev \
        zlib1g-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /dateline
COPY Package.swift ./
COPY Shared Shared
COPY Language Language
COPY Reading Reading
COPY Services Services
COPY Tools Tools
# The tests stay outside the image; their targets only need their folders to be there.
RUN for target in $(sed -n 's/.*tests("\([A-Za-z]*\)".*/\1/p' Package.swift); do \
        mkdir -p Tests/$target && echo '// Left out of the image.' > Tests/$target/Empty.swift; done
RUN swift build -c release --static-swift-stdlib \
        --product ingest --product extractor --product persister --product dateline \
    && mkdir -p /out && cd .build/release \
    && for program in ingest extractor persister dateline; do strip -o /out/$program $program; done \
    && if [ -d dateline_Language.resources ]; then cp -r dateline_Language.resources /out/; fi

FROM debian:bookworm-slim
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends \
        ca-certificates librdkafka1 libpq5 libmicrohttpd12 libssl3 libgumbo1 libutf8proc2 libcurl4 libxml2 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home --uid 10001 dateline
COPY --from=build /out/ /usr/local/bin/
USER dateline
CMD ["dateline", "--help"]
