#include <zlib.h>

// inflateInit2 is a macro. 16 more than the window's logarithm asks for gzip's header and checksum.
static inline int gridflux_inflate_begin(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
