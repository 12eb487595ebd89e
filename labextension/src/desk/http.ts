import { PathExt, URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import { ITransport, Verb } from '../tokens';
import { DeskError } from './error';
import { language } from './language';

/** A journal behind the server extension. */
export class HttpTransport implements ITransport {
  /** @param path - the journal's, below the server's root. */
  constructor(
    readonly path: string,
    private readonly _settings: ServerConnection.ISettings
  ) {}

  get name(): string {
    return PathExt.basename(this.path);
  }

  request<T>(
    verb: Verb,
    path: string,
    body?: unknown,
    gone?: AbortSignal
  ): Promise<T> {
    return askServer<T>(
      this._settings,
      verb,
      `journal/${path}`,
      body,
      journalHeader(this.path),
      gone
    );
  }
}

/** A journal's path travels in a header, so that no URL and no log of requests holds a name. */
export function journalHeader(path: string): Readonly<Record<string, string>> {
  return { 'X-Psydyn-Journal': encodeURIComponent(path) };
}

/**
 * Ask the server extension.
 *
 * @param endpoint - the path below `jupyter-psydyn/`.
 * @throws DeskError with the server's line; status 0 where nobody answered.
 */
export async function askServer<T>(
  settings: ServerConnection.ISettings,
  verb: Verb,
  endpoint: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
  gone?: AbortSignal
): Promise<T> {
  const { trans } = language;
  const url = URLExt.join(settings.baseUrl, 'jupyter-psydyn', endpoint);
  const init: RequestInit = { method: verb, headers, signal: gone };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
  }
  let response: Response;
  let text: string;
  try {
    response = await ServerConnection.makeRequest(url, init, settings);
    text = await response.text();
  } catch {
    throw new DeskError(0, trans.__('The server does not answer.'));
  }
  const answer = parse(text);
  if (!response.ok || answer === undefined) {
    throw new DeskError(
      response.ok ? 500 : response.status,
      typeof answer?.message === 'string' && answer.message
        ? answer.message
        : trans.__(
            'The server answered %1 %2.',
            response.status,
            response.statusText
          ),
      answer
    );
  }
  return answer as T;
}

/** What stands before the server may answer in HTML: that is no answer of the desk. */
function parse(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
