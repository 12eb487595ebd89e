import { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { ServerConnection } from '@jupyterlab/services';
import { Widget } from '@lumino/widgets';
import { DeskError } from '../desk/error';
import { Journals } from '../desk/journals';
import { JournalLock } from '../desk/lock';
import { Server } from '../desk/server';
import { WatchedDesk } from '../desk/watched';
import { mimePlugin, RECORDER, RESULT } from '../plugins/mime';
import { EitherDesk } from '../widget/either';
import { liveResults } from '../widget/host';
import { CONCORDANCE, FakeResult, MOTIFS, NASTY, settle } from './fixtures';

const WIDGET_VIEW = 'application/vnd.jupyter.widget-view+json';

const journals = new Journals(new Server(ServerConnection.makeSettings()));

/** The factories that the plugin registers, and their rank. */
function factories(): [IRenderMime.IRendererFactory, number][] {
  const added: [IRenderMime.IRendererFactory, number][] = [];
  const rendermime = {
    addFactory: (factory: IRenderMime.IRendererFactory, rank: number) =>
      added.push([factory, rank])
  };
  void mimePlugin.activate({} as any, rendermime, journals, null);
  return added;
}

async function render(
  mimeType: string,
  data: object,
  id: string,
  resolver: object | null = null
): Promise<Widget> {
  const [factory] = factories().find(([{ mimeTypes }]) =>
    mimeTypes.includes(mimeType)
  )!;
  const output = factory.createRenderer({
    mimeType,
    resolver,
    sanitizer: null,
    linkHandler: null,
    latexTypesetter: null
  } as any);
  await output.renderModel({
    data: { [mimeType]: data, [WIDGET_VIEW]: { model_id: id } }
  } as any);
  document.body.replaceChildren(output.node);
  return output as unknown as Widget;
}

it('both kinds of output are safe and come before the widget view', () => {
  const registered = factories().map(([{ safe, mimeTypes }, rank]) => ({
    safe,
    mimeTypes,
    rank
  }));
  expect(registered).toEqual([
    { safe: true, mimeTypes: [RESULT], rank: -20 },
    { safe: true, mimeTypes: [RECORDER], rank: -20 }
  ]);
});

describe('a result in a notebook', () => {
  const live = () => document.querySelector('[data-key]') !== null;
  const says = (text: string) => document.body.textContent!.includes(text);

  it('is drawn from the file, then from its kernel, then from the file again', async () => {
    const output = await render(RESULT, MOTIFS, 'm1');
    expect([live(), says('Run the cell again')]).toEqual([false, true]);
    liveResults.add('m2', new FakeResult(MOTIFS));
    expect(live()).toBe(false);
    liveResults.add('m1', new FakeResult(MOTIFS));
    expect([live(), says('Run the cell again')]).toEqual([true, false]);
    liveResults.remove('m1');
    expect([live(), says('Run the cell again')]).toEqual([false, true]);
    output.dispose();
    liveResults.add('m1', new FakeResult(MOTIFS));
    expect(live()).toBe(false);
  });

  it('of a kernel lets go of its passages when a journal is locked', async () => {
    liveResults.add('m6', new FakeResult(MOTIFS));
    await render(RESULT, MOTIFS, 'm6');
    document.querySelector<HTMLElement>('[data-key="lemma:water"]')!.click();
    await settle();
    expect(document.querySelector('mark')).not.toBeNull();
    journals.desk('vera.psydyn').lock.closed();
    expect(document.querySelector('mark')).toBeNull();
    expect(live()).toBe(true);
    journals.desk('vera.psydyn').lock.opened();
    liveResults.remove('m6');
  });

  it('that is all passages is hidden when a journal is locked, and shown when asked for', async () => {
    await render(RESULT, CONCORDANCE, 'm7');
    expect(document.querySelector('mark')).not.toBeNull();
    journals.desk('vera.psydyn').lock.closed();
    expect(document.querySelector('mark')).toBeNull();
    expect(says('hidden since a journal was locked')).toBe(true);
    document.querySelector('button')!.click();
    expect(document.querySelector('mark')).not.toBeNull();
    journals.desk('vera.psydyn').lock.opened();
  });

  it('that is all passages stays hidden when its kernel goes', async () => {
    const { lock } = journals.desk('vera.psydyn');
    liveResults.add('m8', new FakeResult(CONCORDANCE));
    await render(RESULT, CONCORDANCE, 'm8');
    lock.closed();
    liveResults.remove('m8');
    expect(document.querySelector('mark')).toBeNull();
    document.querySelector('button')!.click();
    expect(document.querySelector('mark')).not.toBeNull();
    lock.opened();
  });

  it('is text, whatever an untrusted notebook holds', async () => {
    await render(RESULT, { ...MOTIFS, title: NASTY }, 'm3');
    expect(document.querySelector('script, img')).toBeNull();
    expect(document.querySelector('h2')!.textContent).toBe(NASTY);
  });

  it('of a later version says so', async () => {
    await render(RESULT, { ...MOTIFS, version: 2 }, 'm4');
    expect(says('later version')).toBe(true);
  });

  it('keeps single keys from the notebook, and leaves it its own', async () => {
    const output = await render(RESULT, MOTIFS, 'm5');
    const press = (init: KeyboardEventInit) => {
      output.node
        .querySelector('button')!
        .dispatchEvent(
          new KeyboardEvent('keydown', { ...init, bubbles: true })
        );
      return output.node.hasAttribute('data-lm-suppress-shortcuts');
    };
    expect(press({ key: 'j' })).toBe(true);
    expect(press({ key: 's', ctrlKey: true })).toBe(false);
    expect(press({ key: 'Escape' })).toBe(true);
    expect(press({ key: 'Enter', shiftKey: true })).toBe(false);
    expect(press({ key: 'z', ctrlKey: true })).toBe(false);
  });

  it.each([
    { key: 'z', ctrlKey: true },
    { key: 'Z', ctrlKey: true, shiftKey: true },
    { key: 'y', ctrlKey: true },
    { key: 'z', metaKey: true },
    { key: 'я', code: 'KeyZ', ctrlKey: true }
  ])('undoes what is typed in it, not the notebook: %j', async init => {
    const output = await render(RESULT, MOTIFS, 'm5');
    const text = document.createElement('textarea');
    output.node.append(text);
    // As JupyterLab listens.
    const heard = jest.fn();
    document.addEventListener('keydown', heard, true);
    const press = (init: KeyboardEventInit) =>
      text.dispatchEvent(
        new KeyboardEvent('keydown', { ...init, bubbles: true })
      );
    press(init);
    expect(heard).not.toHaveBeenCalled();
    press({ key: 's', ctrlKey: true });
    press({ key: 'z' });
    expect(heard).toHaveBeenCalledTimes(2);
    document.removeEventListener('keydown', heard, true);
  });
});

describe('a recorder in a notebook', () => {
  it('without kernel and server says in words what to do', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
    const asked: Request[] = [];
    const request = jest
      .spyOn(ServerConnection, 'makeRequest')
      .mockImplementation(async (url, init) => {
        asked.push({ url, ...init } as any);
        return new Response('{"message": "there is no such journal"}', {
          status: 404
        });
      });
    const resolver = { resolveUrl: async (url: string) => `nights/${url}` };
    await render(
      RECORDER,
      { view: 'dream', journal: 'vera m.psydyn', entry: '', element: '' },
      'r1',
      resolver
    );
    jest.advanceTimersByTime(1000);
    jest.useRealTimers();
    await settle();
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(document.body.textContent).toContain('Run the cell again to record');
    expect(document.body.textContent).toContain('there is no such journal');
    expect((asked[0].headers as any)['X-Psydyn-Journal']).toBe(
      'nights%2Fvera%20m.psydyn'
    );
    request.mockRestore();
  });
});

describe('EitherDesk', () => {
  const desk = (name: string, status?: number): WatchedDesk => {
    const request = async <T>() => {
      if (status !== undefined) {
        throw new DeskError(status, 'The kernel does not answer.');
      }
      return name as unknown as T;
    };
    return new WatchedDesk({ name, request }, new JournalLock(name));
  };

  it('asks the kernel while there is one, else the server', async () => {
    let kernel: WatchedDesk | undefined = desk('kernel');
    const either = new EitherDesk(() => kernel, desk('server'));
    expect(await either.request('GET', 'info')).toBe('kernel');
    kernel = undefined;
    expect(await either.request('GET', 'info')).toBe('server');
  });

  it('never writes twice: what the kernel may have done is left to who asked', async () => {
    const either = new EitherDesk(() => desk('kernel', 0), desk('server'));
    expect(await either.request('GET', 'info')).toBe('server');
    await expect(either.request('POST', 'entries', {})).rejects.toThrow(
      'does not answer'
    );
  });

  it('asks the server where a kernel was not let into the journal: it has done nothing', async () => {
    const server = desk('server');
    const either = new EitherDesk(() => desk('kernel', 423), server);
    expect(await either.request('POST', 'entries', {})).toBe('server');
    expect(either.lock.isLocked).toBe(false);
  });
});
