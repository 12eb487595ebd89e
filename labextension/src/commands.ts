/** The commands by which the plugins call each other, and others call them. */
export const RECORD_DREAM = 'psydyn:record-dream';
export const RECORD_ASSOCIATIONS = 'psydyn:record-associations';
export const RECORD_WORD_LIST = 'psydyn:record-word-list';
export const RECORD_STREAM = 'psydyn:record-stream';
export const OPEN_ENTRY = 'psydyn:open-entry';
export const DELETE_ENTRY = 'psydyn:delete-entry';
export const OPEN_JOURNAL = 'psydyn:open-journal';
export const NEW_JOURNAL = 'psydyn:new-journal';
export const IMPORT_DREAMS = 'psydyn:import-dreams';
export const REVIEW_OVERVIEW = 'psydyn:read';
export const REVIEW_MOTIFS = 'psydyn:review-motifs';
export const REVIEW_SIMILAR = 'psydyn:review-similar';
export const REVIEW_NETWORK = 'psydyn:review-network';
export const REVIEW_ASSOCIATIONS = 'psydyn:review-associations';
export const COMPARE_READERS = 'psydyn:compare-readers';
export const TOGGLE_KNOWN = 'psydyn:toggle-known-words';
export const ANNOTATE = 'psydyn:annotate';
export const INTERPRET = 'psydyn:interpret';
export const PRACTICE = 'psydyn:practice';
export const MINDFUL_MOMENT = 'psydyn:mindful-moment';
export const LOCK = 'psydyn:lock-journals';
export const CHANGE_PASSPHRASE = 'psydyn:change-passphrase';
export const NEW_RECOVERY_CODE = 'psydyn:new-recovery-code';
export const FORGET_JOURNAL = 'psydyn:forget-journal';
export const HELP = 'psydyn:help';
export const SHOW_KEYS = 'psydyn:show-keys';
export const UNDO = 'psydyn:undo';
export const REDO = 'psydyn:redo';

/** The panel of the open journal, in the sidebar. */
export const SIDEBAR = 'jupyter-psydyn-entries';
