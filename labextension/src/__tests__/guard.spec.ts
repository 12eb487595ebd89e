import { Signal } from '@lumino/signaling';
import { countPlaces, edited } from '../desk/quotes';
import { IQuote } from '../desk/server';
import { Guard, guardPlugin, IGuarded } from '../plugins/guard';

const WIDGETS = 'application/vnd.jupyter.widget-state+json';

const quote = (cell: number, output: number, digest: string): IQuote => ({
  where: 'output',
  cell,
  output,
  digest
});
const widget = (model: string, digest: string): IQuote => ({
  where: 'widgets',
  cell: null,
  output: null,
  model,
  digest
});
const stream = (text: string) => ({ output_type: 'stream', text });

const notebook = () => ({
  cells: [
    { outputs: [stream('the ferry'), stream('2'), stream('the ferry again')] },
    {}
  ] as { outputs?: unknown[] }[],
  metadata: {
    title: 'mine',
    widgets: { [WIDGETS]: { state: { m1: 'the ferry', m2: '3' } } }
  } as Record<string, any>
});

/** As an open notebook answers for itself. */
class Live {
  readonly content = notebook();
  readonly sharedModel = {
    cells: this.content.cells.map(cell => ({
      toJSON: () => cell,
      updateOutputs: (start: number, end: number) => {
        cell.outputs!.splice(start, end - start);
      }
    })),
    metadata: this.content.metadata
  };
  toJSON = () => ({
    cells: this.content.cells,
    metadata: this.sharedModel.metadata
  });
}

describe('an output that quotes two journals', () => {
  const quotes = [quote(0, 0, 'of one'), quote(0, 0, 'of the other')];

  it('is one output, and only that one is taken out', () => {
    expect(countPlaces(quotes)).toBe(1);
    const live = new Live();
    edited(live, notebook(), quotes, 'remove');
    expect(live.content.cells[0].outputs).toEqual([
      stream('2'),
      stream('the ferry again')
    ]);
  });
});

describe('a notebook with quotes', () => {
  const quotes = [
    quote(0, 0, 'd1'),
    quote(0, 2, 'd2'),
    widget('m1', 'd3')
  ] as const;

  it.each(['open', 'not open'])('(%s) loses exactly these', how => {
    const live = how === 'open' ? new Live() : undefined;
    const saved = edited(live, notebook(), quotes, 'remove') as any;
    expect(saved.cells[0].outputs).toEqual([stream('2')]);
    expect(saved.metadata).toEqual({
      title: 'mine',
      widgets: { [WIDGETS]: { state: { m2: '3' } } }
    });
  });

  it('notes which of them may stay, by digest, and keeps what was noted', () => {
    const before = { ...notebook(), metadata: { psydyn: { kept: ['d0'] } } };
    const saved = edited(undefined, before, quotes, 'keep') as any;
    expect(saved.metadata.psydyn.kept).toEqual(['d0', 'd1', 'd2', 'd3']);
    expect(saved.cells).toEqual(before.cells);
  });

  it('loses no output that came in the place of another meanwhile', () => {
    const live = new Live();
    live.content.cells[0].outputs![0] = stream('new');
    const saved = edited(live, notebook(), [quotes[0]], 'remove') as any;
    expect(saved.cells[0].outputs).toHaveLength(3);
  });
});

it('the question before a save does nothing where Enter was meant for a sentence', async () => {
  const refused = JSON.stringify({
    psydyn: 'quotes',
    quotes: [quote(0, 0, 'd1')]
  });
  const contents = {
    save: jest.fn().mockRejectedValue(new Error(refused))
  };
  const commandExecuted = new Signal<object, any>({});
  void guardPlugin.activate(
    {
      serviceManager: { contents },
      commands: { commandExecuted }
    } as any,
    { isAnyOpen: false } as any,
    null,
    null
  );
  const saving = (contents.save as any)('a.ipynb', {
    type: 'notebook',
    content: notebook()
  });
  await new Promise(resolve => setTimeout(resolve, 20));
  expect(document.activeElement!.textContent).toBe('Cancel');
  const press = { key: 'Enter', keyCode: 13, bubbles: true };
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', press));
  await expect(saving).rejects.toMatchObject({ name: 'ModalCancelError' });
});

describe('the save guard', () => {
  let live: Live;
  let quotes: IQuote[];
  let isByHand: boolean;
  let guarded: { [K in keyof IGuarded]: jest.Mock };
  let guard: Guard;
  const save = () =>
    guard
      .save('a.ipynb', { type: 'notebook', content: live.toJSON() } as any)
      .then(
        () => 'saved',
        (error: Error) => error.name
      );

  beforeEach(() => {
    live = new Live();
    quotes = [quote(0, 0, 'd1'), quote(0, 2, 'd2')];
    isByHand = false;
    guarded = {
      // As the server does: what is kept or gone is no quote.
      save: jest.fn(async (path: string, { content }: any) => {
        const kept: string[] = content.metadata.psydyn?.kept ?? [];
        const { length } = content.cells[0].outputs;
        if (
          length === 3 &&
          quotes.some(({ digest }) => !kept.includes(digest))
        ) {
          throw new Error(JSON.stringify({ psydyn: 'quotes', quotes }));
        }
        return {} as any;
      }),
      lookThrough: jest.fn(async () => undefined),
      notebook: jest.fn(() => live),
      isByHand: jest.fn(() => isByHand),
      ask: jest.fn()
    };
    guard = new Guard(guarded);
  });

  it('removes, and saves again', async () => {
    guarded.ask.mockResolvedValue('remove');
    expect(await save()).toBe('saved');
    expect(guarded.ask).toHaveBeenCalledWith(quotes);
    expect(live.content.cells[0].outputs).toEqual([stream('2')]);
    expect(guarded.save).toHaveBeenCalledTimes(2);
  });

  it('has the server look through a notebook, and nothing else, before it is saved', async () => {
    guarded.ask.mockResolvedValue('keep');
    await save();
    expect(guarded.lookThrough).toHaveBeenCalledTimes(1);
    const [looked] = guarded.lookThrough.mock.invocationCallOrder;
    expect(looked).toBeLessThan(guarded.save.mock.invocationCallOrder[0]);
    guarded.save.mockResolvedValue({} as any);
    await guard.save('a.txt', { type: 'file', content: 'x' } as any);
    expect(guarded.lookThrough).toHaveBeenCalledTimes(1);
  });

  it('keeps, and asks no second time', async () => {
    guarded.ask.mockResolvedValue('keep');
    expect(await save()).toBe('saved');
    expect(await save()).toBe('saved');
    expect(guarded.ask).toHaveBeenCalledTimes(1);
    expect(live.content.cells[0].outputs).toHaveLength(3);
  });

  it('called off, asks again when somebody saves by hand or the quotes are others, not by itself', async () => {
    guarded.ask.mockResolvedValue('cancel');
    expect(await save()).toBe('ModalCancelError');
    expect(await save()).toBe('ModalCancelError');
    expect(guarded.ask).toHaveBeenCalledTimes(1);
    isByHand = true;
    expect(await save()).toBe('ModalCancelError');
    expect(guarded.ask).toHaveBeenCalledTimes(2);
    isByHand = false;
    quotes = [...quotes, quote(0, 1, 'd9')];
    expect(await save()).toBe('ModalCancelError');
    expect(guarded.ask).toHaveBeenCalledTimes(3);
  });

  it('asks once at a time', async () => {
    let answer: (how: string) => void = () => undefined;
    guarded.ask.mockReturnValue(
      new Promise(resolve => {
        answer = resolve;
      })
    );
    const first = save();
    expect(await save()).toBe('ModalDuplicateError');
    answer('remove');
    expect(await first).toBe('saved');
    expect(guarded.ask).toHaveBeenCalledTimes(1);
  });

  it('remembers what was said of a widget, whose state is written anew each time', async () => {
    quotes = [widget('m1', 'd3')];
    let refusals = 1;
    guarded.save.mockImplementation(async () => {
      if (refusals-- > 0) {
        throw new Error(JSON.stringify({ psydyn: 'quotes', quotes }));
      }
      return {} as any;
    });
    guarded.ask.mockResolvedValue('remove');
    expect(await save()).toBe('saved');
    refusals = 1;
    expect(await save()).toBe('saved');
    expect(guarded.ask).toHaveBeenCalledTimes(1);
  });

  it('waits for a journal that is just being opened', async () => {
    jest.useFakeTimers();
    const said = { psydyn: 'quotes', message: 'save again', quotes: [] };
    const refused = new Error(JSON.stringify(said));
    guarded.save.mockRejectedValueOnce(refused).mockRejectedValueOnce(refused);
    guarded.ask.mockResolvedValue('keep');
    const saving = save();
    await jest.advanceTimersByTimeAsync(2000);
    jest.useRealTimers();
    expect(await saving).toBe('saved');
    // Twice it waited, once it was asked, once it was saved.
    expect(guarded.save).toHaveBeenCalledTimes(4);
  });

  it('says in a line why a notebook that is saved as a text is refused', async () => {
    const said = { psydyn: 'quotes', message: 'not saved: 2 outputs', quotes };
    guarded.save.mockRejectedValue(new Error(JSON.stringify(said)));
    await expect(guard.save('a.ipynb', { type: 'file' })).rejects.toThrow(
      /^not saved: 2 outputs$/
    );
    expect(guarded.ask).not.toHaveBeenCalled();
  });

  it('leaves other errors alone', async () => {
    guarded.save.mockRejectedValue(new Error('no room on the disk'));
    await expect(guard.save('a.ipynb', {})).rejects.toThrow('no room');
    expect(guarded.ask).not.toHaveBeenCalled();
  });
});
