import { Drafts } from '../desk/drafts';
import { crypto, DRAFT_KEY, MemoryStore } from './fakes';

const OTHER_KEY = btoa('\x08'.repeat(32));
const draft = { parts: { report: 'the flooded school' } };

describe('Drafts', () => {
  let store: MemoryStore;
  const open = async (key = DRAFT_KEY) =>
    (await Drafts.open(key, store, crypto))!;

  beforeEach(() => {
    store = new MemoryStore();
  });

  it('come back after a reload, with the key alone', async () => {
    await (await open()).put('e1', draft);
    expect(await (await open()).get('e1')).toEqual(draft);
  });

  it('stand in the store as ciphertext, under no name', async () => {
    await (await open()).put('e1', draft);
    const [[key, sealed]] = Array.from(store.stored);
    const text = new TextDecoder('latin1').decode(sealed.text);
    expect(text).not.toContain('school');
    expect(key).toMatch(/^[0-9a-f]{16}\/e1$/);
    // AES-GCM: as long as the text, and 16 bytes of tag.
    expect(sealed.text.byteLength).toBe(JSON.stringify(draft).length + 16);
  });

  it('have a new nonce each time', async () => {
    const drafts = await open();
    await drafts.put('e1', draft);
    const first = Array.from(store.stored.values())[0].nonce;
    await drafts.put('e1', draft);
    expect(Array.from(store.stored.values())[0].nonce).not.toEqual(first);
  });

  it('of another entry do not open, whoever moved them', async () => {
    const drafts = await open();
    await drafts.put('e1', draft);
    const [[key, sealed]] = Array.from(store.stored);
    store.stored.set(key.replace('e1', 'e2'), sealed);
    await expect(drafts.get('e2')).rejects.toThrow();
  });

  it('of another journal are not found', async () => {
    await (await open()).put('new', draft);
    const other = await open(OTHER_KEY);
    expect(await other.get('new')).toBeUndefined();
    expect(await other.list()).toEqual([]);
  });

  it('are listed and removed', async () => {
    const drafts = await open();
    await drafts.put('e1', draft);
    await drafts.put('new~x', draft);
    expect(await drafts.list()).toEqual(['e1', 'new~x']);
    await drafts.remove('e1');
    expect(await drafts.list()).toEqual(['new~x']);
  });

  it('are none where the browser does not encrypt', async () => {
    expect(await Drafts.open(DRAFT_KEY, store, {} as Crypto)).toBeNull();
  });
});
