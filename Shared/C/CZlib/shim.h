#pragma once
#include <zlib.h>

/* inflateInit2 is a macro, which Swift does not see. 47: zlib or gzip, told by the header, with a window of 32 KiB. */
static inline int dateline_inflate_begin(z_stream *stream) { return inflateInit2(stream, 47); }
/* -15: deflate without any header, which some servers send as "deflate". */
static inline int dateline_inflate_begin_raw(z_stream *stream) { return inflateInit2(stream, -15); }
/* 31: gzip only. */
static inline int dateline_inflate_begin_gzip(z_stream *stream) { return inflateInit2(stream, 31); }
