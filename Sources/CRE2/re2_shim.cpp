#include "CRE2.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <new>
#include <string>
#include <vector>

struct gridflux_regexp {
  gridflux_regexp(const std::string &pattern, bool tests_no_boundary, const RE2::Options &options)
      : compiled(pattern, options), tests_no_boundary(tests_no_boundary) {}
  RE2 compiled;
  // The pattern holds `\B`, which RE2 finds between the bytes of one character too.
  bool tests_no_boundary;
};

namespace {

// Enough for patterns that people write; beyond it RE2 refuses to compile, or falls back to its
// slower automaton while matching.
constexpr int64_t memory_bytes_max = 8 << 20;

void report(const std::string &message, char *error, size_t capacity) {
  if (capacity == 0) return;
  size_t length = std::min(message.size(), capacity - 1);
  std::memcpy(error, message.data(), length);
  error[length] = 0;
}

// Reads Go's syntax into RE2's: this RE2 does not know `(?<n>` yet, and knows `\C`, which Go does
// not. Returns false where `\C` stands outside of a quotation; says whether `\B` does.
bool translate(
    const char *pattern, size_t length, std::string &result, bool &tests_no_boundary) {
  bool in_class = false;
  for (size_t i = 0; i < length; i++) {
    char c = pattern[i];
    if (c == '\\' && i + 1 < length) {
      if (pattern[i + 1] == 'Q') {
        size_t end = i + 2;
        while (end < length && !(pattern[end] == '\\' && end + 1 < length && pattern[end + 1] == 'E'))
          end++;
        result.append(pattern + i, std::min(end + 2, length) - i);
        i = std::min(end + 1, length - 1);
        continue;
      }
      if (pattern[i + 1] == 'C' && !in_class) return false;
      if (pattern[i + 1] == 'B') tests_no_boundary = true;
      result.append(pattern + i, 2);
      i++;
      continue;
    }
    if (in_class) {
      if (c == ']') in_class = false;
    } else if (c == '[') {
      in_class = true;
      // A bracket that comes first stands for itself.
      size_t next = i + 1;
      if (next < length && pattern[next] == '^') next++;
      if (next < length && pattern[next] == ']') {
        result.append(pattern + i, next + 1 - i);
        i = next;
        continue;
      }
    } else if (c == '(' && i + 3 < length && pattern[i + 1] == '?' && pattern[i + 2] == '<' &&
               pattern[i + 3] != '=' && pattern[i + 3] != '!') {
      result += "(?P<";
      i += 2;
      continue;
    }
    result += c;
  }
  return true;
}

// The leftmost match at or after `start`. RE2 tests `\B` between bytes, Go between characters: an
// empty match inside a character is none, and the search goes on at the next character. Other
// patterns cannot match there, as all that they take is whole characters.
bool match(
    const gridflux_regexp *regexp, const char *text, size_t length, size_t start,
    re2::StringPiece *pieces, int groups) {
  re2::StringPiece subject(text, length);
  if (!regexp->tests_no_boundary)
    return regexp->compiled.Match(subject, start, length, RE2::UNANCHORED, pieces, groups);
  re2::StringPiece whole;
  if (groups == 0) {
    pieces = &whole;
    groups = 1;
  }
  auto continues = [&](size_t at) {
    return at < length && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  while (regexp->compiled.Match(subject, start, length, RE2::UNANCHORED, pieces, groups)) {
    if (!pieces[0].empty() || length == 0) return true;
    size_t at = static_cast<size_t>(pieces[0].data() - text);
    if (!continues(at)) return true;
    while (continues(at)) at++;
    start = at;
  }
  return false;
}

}  // namespace

gridflux_regexp *gridflux_regexp_compile(
    const char *pattern, size_t length, char *error, size_t error_capacity) {
  try {
    std::string translated;
    bool tests_no_boundary = false;
    if (!translate(pattern, length, translated, tests_no_boundary)) {
      report("invalid escape sequence: `\\C`", error, error_capacity);
      return nullptr;
    }
    RE2::Options options;
    options.set_max_mem(memory_bytes_max);
    options.set_log_errors(false);
    gridflux_regexp *regexp = new gridflux_regexp(translated, tests_no_boundary, options);
    if (!regexp->compiled.ok()) {
      report(regexp->compiled.error(), error, error_capacity);
      delete regexp;
      return nullptr;
    }
    return regexp;
  } catch (const std::bad_alloc &) {
    report("out of memory", error, error_capacity);
    return nullptr;
  }
}

void gridflux_regexp_free(gridflux_regexp *regexp) { delete regexp; }

int gridflux_regexp_group_count(const gridflux_regexp *regexp) {
  return regexp->compiled.NumberOfCapturingGroups();
}

bool gridflux_regexp_matches(const gridflux_regexp *regexp, const char *text, size_t length) {
  return match(regexp, text, length, 0, nullptr, 0);
}

bool gridflux_regexp_find(
    const gridflux_regexp *regexp, const char *text, size_t length, size_t start,
    gridflux_regexp_span *spans, int groups) {
  if (start > length || groups < 0) return false;
  std::vector<re2::StringPiece> pieces(static_cast<size_t>(groups));
  if (!match(regexp, text, length, start, pieces.data(), groups)) return false;
  for (int i = 0; i < groups; i++) {
    if (pieces[i].data() == nullptr) {
      spans[i] = {-1, -1};
    } else {
      int64_t from = pieces[i].data() - text;
      spans[i] = {from, from + static_cast<int64_t>(pieces[i].size())};
    }
  }
  return true;
}

int gridflux_regexp_group_named(const gridflux_regexp *regexp, const char *name, size_t length) {
  const std::map<std::string, int> &groups = regexp->compiled.NamedCapturingGroups();
  auto found = groups.find(std::string(name, length));
  return found == groups.end() ? -1 : found->second;
}
