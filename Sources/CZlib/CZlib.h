#pragma once
#include <zlib.h>

// zlib spells these as function-like macros, which Swift cannot import.

static inline int CZlib_inflateInit(z_stream *stream, int window_bits) { return inflateInit2(stream, window_bits); }

static inline int CZlib_deflateInit(z_stream *stream, int level, int window_bits) {
  return deflateInit2(stream, level, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
}
