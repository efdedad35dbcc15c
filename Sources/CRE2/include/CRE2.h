#ifndef GRIDFLUX_CRE2_H
#define GRIDFLUX_CRE2_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// RE2 behind a C interface. A compiled pattern is immutable: any number of threads may use one at
// the same time. Its automaton keeps to a fixed memory limit and every match takes linear time.

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gridflux_regexp gridflux_regexp;

// A place in the text, in bytes; start is -1 where a group took no part in the match.
typedef struct gridflux_regexp_span {
  int64_t start;
  int64_t end;
} gridflux_regexp_span;

// Compiles Go's syntax: `(?<n>` is read as `(?P<n>` and `\C` is refused. On failure returns NULL
// and writes the reason, cut to fit and ended by zero, to `error`.
gridflux_regexp *gridflux_regexp_compile(
    const char *pattern, size_t length, char *error, size_t error_capacity);
void gridflux_regexp_free(gridflux_regexp *regexp);

// Groups of the pattern, the whole match not counted.
int gridflux_regexp_group_count(const gridflux_regexp *regexp);

// Whether the pattern matches anywhere in the text.
bool gridflux_regexp_matches(const gridflux_regexp *regexp, const char *text, size_t length);

// The leftmost match at or after byte `start`. spans [groups]: the whole match first.
bool gridflux_regexp_find(
    const gridflux_regexp *regexp, const char *text, size_t length, size_t start,
    gridflux_regexp_span *spans, int groups);

// The number of the group of that name, or -1.
int gridflux_regexp_group_named(const gridflux_regexp *regexp, const char *name, size_t length);

#ifdef __cplusplus
}
#endif
#endif
