/** Drafts of this name are what a view showed, and no entry's. */
export const VIEW = 'view:';

/** What stands in the store: ciphertext and its nonce, nothing else. */
export interface ISealed {
  readonly nonce: Uint8Array;
  readonly text: ArrayBuffer;
}

/** Where drafts are put; `IndexedDrafts` in a browser, a map in a test. */
export interface IDraftStore {
  get(key: string): Promise<ISealed | undefined>;
  put(key: string, sealed: ISealed): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

/**
 * What was typed and not yet acknowledged, kept on this device as AES-GCM
 * ciphertext. The key comes with the journal's `info`, lives in the page's
 * memory only, and is the journal's own, so that a draft of one journal opens
 * in no other; the entry's id is authenticated with the text.
 */
export class Drafts {
  /**
   * @param draftKey - base64, 32 bytes.
   * @returns `null` where the browser encrypts nothing (plain http from another
   * machine): then nothing is kept either.
   */
  static async open(
    draftKey: string,
    store: IDraftStore,
    crypto: Crypto = globalThis.crypto
  ): Promise<Drafts | null> {
    const subtle = crypto?.subtle;
    if (!subtle) {
      return null;
    }
    const bytes = Uint8Array.from(atob(draftKey), c => c.charCodeAt(0));
    const key = await subtle.importKey('raw', bytes, 'AES-GCM', false, [
      'encrypt',
      'decrypt'
    ]);
    const digest = await subtle.digest('SHA-256', bytes);
    // The store names a journal by 8 bytes of its key's digest: no name on disk.
    return new Drafts(hex(new Uint8Array(digest, 0, 8)), key, store, crypto);
  }

  private constructor(
    private readonly _journal: string,
    private readonly _key: CryptoKey,
    private readonly _store: IDraftStore,
    private readonly _crypto: Crypto
  ) {}

  async put(entry: string, draft: unknown): Promise<void> {
    const nonce = this._crypto.getRandomValues(new Uint8Array(12));
    const text = await this._crypto.subtle.encrypt(
      this._cipher(entry, nonce),
      this._key,
      new TextEncoder().encode(JSON.stringify(draft))
    );
    await this._store.put(this._at(entry), { nonce, text });
  }

  /** @throws where the ciphertext is damaged or of another entry. */
  async get<T>(entry: string): Promise<T | undefined> {
    const sealed = await this._store.get(this._at(entry));
    if (!sealed) {
      return undefined;
    }
    const bytes = await this._crypto.subtle.decrypt(
      this._cipher(entry, sealed.nonce),
      this._key,
      sealed.text
    );
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  async remove(entry: string): Promise<void> {
    await this._store.delete(this._at(entry));
  }

  /** The entries of this journal that have a draft here. */
  async list(): Promise<readonly string[]> {
    const start = this._at('');
    return (await this._store.keys())
      .filter(key => key.startsWith(start))
      .map(key => key.slice(start.length))
      .filter(name => !name.startsWith(VIEW));
  }

  private _at(entry: string): string {
    return `${this._journal}/${entry}`;
  }

  private _cipher(entry: string, nonce: Uint8Array): AesGcmParams {
    const additionalData = new TextEncoder().encode(this._at(entry));
    return { name: 'AES-GCM', iv: nonce, additionalData };
  }
}

/** Drafts in the browser's IndexedDB. */
export class IndexedDrafts implements IDraftStore {
  get(key: string): Promise<ISealed | undefined> {
    return this._do('readonly', store => store.get(key));
  }

  async put(key: string, sealed: ISealed): Promise<void> {
    await this._do('readwrite', store => store.put(sealed, key));
  }

  async delete(key: string): Promise<void> {
    await this._do('readwrite', store => store.delete(key));
  }

  async keys(): Promise<readonly string[]> {
    return (await this._do('readonly', store => store.getAllKeys())).map(
      String
    );
  }

  /** Resolves once the transaction has committed, not when it was asked for. */
  private async _do<T>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<T>
  ): Promise<T> {
    this._base ??= open();
    const base = await this._base.catch(error => {
      this._base = undefined;
      throw error;
    });
    return new Promise((resolve, reject) => {
      const transaction = base.transaction('drafts', mode);
      const request = act(transaction.objectStore('drafts'));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  private _base: Promise<IDBDatabase> | undefined;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('jupyter-psydyn', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('drafts');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
