import { ServerConnection } from '@jupyterlab/services';
import { askServer, HttpTransport } from '../desk/http';

describe('HttpTransport', () => {
  let asked: Request[];
  const serve = (status: number, body: string) => {
    asked = [];
    return ServerConnection.makeSettings({
      baseUrl: 'http://lab/base/',
      fetch: async (request: RequestInfo) => {
        asked.push(request as Request);
        return new Response(body, { status });
      }
    });
  };

  it('names the journal in a header and nowhere else', async () => {
    const desk = new HttpTransport('Fälle/ada b.psydyn', serve(200, '{}'));
    await desk.request('POST', 'search', { query: 'water' });
    const [request] = asked;
    expect(request.url).toMatch(/\/base\/jupyter-psydyn\/journal\/search\b/);
    expect(request.url).not.toContain('ada');
    expect(request.headers.get('X-Psydyn-Journal')).toBe(
      'F%C3%A4lle%2Fada%20b.psydyn'
    );
    expect(await request.json()).toEqual({ query: 'water' });
    expect(desk.name).toBe('ada b.psydyn');
  });

  it("throws the server's one line, with what came with it", async () => {
    const body = { message: 'changed elsewhere', current: { id: 'e1' } };
    const desk = new HttpTransport('a', serve(409, JSON.stringify(body)));
    await expect(desk.request('PUT', 'entries/e1', {})).rejects.toMatchObject({
      status: 409,
      message: 'changed elsewhere',
      body
    });
  });

  it('takes a page of HTML for no answer', async () => {
    const asking = askServer(serve(404, '<html>'), 'GET', 'version');
    await expect(asking).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('404')
    });
  });

  it('tells that nobody answers', async () => {
    const settings = ServerConnection.makeSettings({
      fetch: () => Promise.reject(new TypeError('network'))
    });
    await expect(askServer(settings, 'GET', 'version')).rejects.toMatchObject({
      status: 0
    });
  });
});
