// Whether a key belongs to a text that a person is writing.

const TEXTUAL =
  "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

export const isTyping = (target) => target instanceof Element && Boolean(target.closest(TEXTUAL)?.checkVisibility());
