#ifndef GRIDFLUX_CEDIT_SHIM_H
#define GRIDFLUX_CEDIT_SHIM_H

#include <histedit.h>
#include <stddef.h>
#include <stdio.h>
#include <wchar.h>

// Swift cannot call variadic C functions: each use of el_set, el_get and history that the shell
// needs has a name here.

static inline int edit_set_prompt(EditLine *editor, char *(*prompt)(EditLine *)) {
  return el_set(editor, EL_PROMPT, prompt);
}

static inline int edit_set_client_data(EditLine *editor, void *data) {
  return el_set(editor, EL_CLIENTDATA, data);
}

static inline void *edit_client_data(EditLine *editor) {
  void *data = NULL;
  el_get(editor, EL_CLIENTDATA, &data);
  return data;
}

static inline int edit_set_reader(EditLine *editor, int (*reader)(EditLine *, wchar_t *)) {
  return el_wset(editor, EL_GETCFN, reader);
}

static inline int edit_set_terminal_type(EditLine *editor, const char *type) {
  return el_set(editor, EL_TERMINAL, type);
}

static inline int edit_set_editor(EditLine *editor, const char *mode) {
  return el_set(editor, EL_EDITOR, mode);
}

static inline int edit_set_signal(EditLine *editor, int on) {
  return el_set(editor, EL_SIGNAL, on);
}

static inline int edit_prepare_terminal(EditLine *editor) {
  return el_set(editor, EL_PREP_TERM, 1);
}

static inline int edit_add_function(EditLine *editor, const char *name, const char *help,
                                    unsigned char (*function)(EditLine *, int)) {
  return el_set(editor, EL_ADDFN, name, help, function);
}

static inline int edit_bind(EditLine *editor, const char *key, const char *function) {
  return el_set(editor, EL_BIND, key, function, NULL);
}

static inline int edit_set_terminal(EditLine *editor, const char *mode) {
  return el_set(editor, EL_SETTY, "-d", mode, NULL);
}

static inline int edit_set_history(EditLine *editor, History *entries) {
  return el_set(editor, EL_HIST, history, entries);
}

static inline int edit_history_limit(History *entries, int entries_max) {
  HistEvent event;
  return history(entries, &event, H_SETSIZE, entries_max);
}

static inline int edit_history_unique(History *entries) {
  HistEvent event;
  return history(entries, &event, H_SETUNIQUE, 1);
}

static inline int edit_history_enter(History *entries, const char *text) {
  HistEvent event;
  return history(entries, &event, H_ENTER, text);
}

// Entries from the oldest on; NULL at the end.
static inline const char *edit_history_oldest(History *entries) {
  HistEvent event;
  return history(entries, &event, H_LAST) < 0 ? NULL : event.str;
}

static inline const char *edit_history_newer(History *entries) {
  HistEvent event;
  return history(entries, &event, H_PREV) < 0 ? NULL : event.str;
}

static inline const char *edit_history_newest(History *entries) {
  HistEvent event;
  return history(entries, &event, H_FIRST) < 0 ? NULL : event.str;
}

static inline int edit_history_load(History *entries, const char *path) {
  HistEvent event;
  return history(entries, &event, H_LOAD, path);
}

// Writes one entry behind those of a file, and a heading where the file is empty. Saving "the newest"
// of a history writes the one before it too.
static inline int edit_history_append(const char *text, FILE *file) {
  HistEvent event;
  History *entry = history_init();
  if (entry == NULL) return -1;
  history(entry, &event, H_SETSIZE, 1);
  history(entry, &event, H_ENTER, text);
  int result = history(entry, &event, H_SAVE_FP, file);
  history_end(entry);
  return result;
}

static inline int edit_history_save(History *entries, const char *path) {
  HistEvent event;
  return history(entries, &event, H_SAVE, path);
}

#endif
