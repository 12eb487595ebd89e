/** What a journal is called: its file's name without the folder and the ending. */
export function journalName(path: string): string {
  return path.replace(/^.*\/|\.psydyn$/g, '');
}
