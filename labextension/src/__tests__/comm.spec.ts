import { CommTransport, IPipe, IQuestion } from '../desk/comm';

class FakePipe implements IPipe {
  readonly sent: IQuestion[] = [];
  answer: (message: unknown) => void = () => undefined;
  close: () => void = () => undefined;
  isDead = false;

  send(question: IQuestion): void {
    if (this.isDead) {
      throw new Error('no comm');
    }
    this.sent.push(question);
  }
  onMessage(listener: (message: unknown) => void): () => void {
    this.answer = listener;
    return () => undefined;
  }
  onClose(listener: () => void): () => void {
    this.close = listener;
    return () => undefined;
  }
}

describe('CommTransport', () => {
  let pipe: FakePipe;
  let desk: CommTransport;
  beforeEach(() => {
    pipe = new FakePipe();
    desk = new CommTransport('ada.psydyn', pipe);
  });

  it('gives each answer to its question, in whatever order they come', async () => {
    const first = desk.request('GET', 'info');
    const second = desk.request('PUT', 'entries/e1', { revision: 1 });
    expect(pipe.sent[1]).toEqual({
      id: 2,
      verb: 'PUT',
      path: 'entries/e1',
      body: { revision: 1 }
    });
    pipe.answer({ id: 2, status: 200, body: 'b' });
    pipe.answer({ id: 1, status: 200, body: 'a' });
    expect(await Promise.all([first, second])).toEqual(['a', 'b']);
  });

  it('rejects with what the desk said', async () => {
    const asked = desk.request('PUT', 'entries/e1', {});
    const body = { message: 'changed elsewhere', current: { id: 'e1' } };
    pipe.answer({ id: 1, status: 409, body });
    await expect(asked).rejects.toMatchObject({
      status: 409,
      message: 'changed elsewhere',
      body
    });
  });

  it('passes over what is none of its answers', async () => {
    const asked = desk.request('GET', 'info');
    pipe.answer(null);
    pipe.answer({ method: 'update' });
    pipe.answer({ id: 9, status: 200, body: 'not asked' });
    pipe.answer({ id: 1, status: 200, body: 'a' });
    expect(await asked).toBe('a');
  });

  it('tells who waits, and who asks later, that the kernel is gone', async () => {
    const asked = desk.request('GET', 'info');
    pipe.close();
    await expect(asked).rejects.toMatchObject({ status: 0 });
    await expect(desk.request('GET', 'info')).rejects.toMatchObject({
      status: 0
    });
  });

  it('rejects where nothing can be sent', async () => {
    pipe.isDead = true;
    await expect(desk.request('GET', 'info')).rejects.toMatchObject({
      status: 0
    });
  });
});
