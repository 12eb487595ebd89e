/** The text of a file, and how it was read where that had to be decided. */
export interface ITextFile {
  readonly text: string;
  /** Whether it is not UTF-8, and was read as Windows-1252. */
  readonly isWindows1252: boolean;
}

/**
 * A file that somebody chose, as text: UTF-8, and where it is not, Windows-1252,
 * as Python's readers do. Nothing of it becomes a mark of replacement.
 */
export async function readTextFile(file: Blob): Promise<ITextFile> {
  const bytes = await file.arrayBuffer();
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, isWindows1252: false };
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes);
    return { text, isWindows1252: true };
  }
}
