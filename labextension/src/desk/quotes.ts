import { JSONExt, ReadonlyJSONValue } from '@lumino/coreutils';
import { IQuote } from './server';

interface ICell {
  outputs?: ReadonlyJSONValue[];
}

type Metadata = Readonly<Record<string, any>>;

interface INotebook {
  cells: ICell[];
  metadata: Metadata;
}

/** A notebook that is open, as far as it is changed here. */
export interface ILiveNotebook {
  readonly sharedModel: {
    readonly cells: readonly {
      toJSON(): unknown;
      updateOutputs?(start: number, end: number, outputs: unknown[]): void;
    }[];
    metadata: Metadata;
  };
  toJSON(): unknown;
}

const WIDGETS = 'application/vnd.jupyter.widget-state+json';

/** Why the server did not save a notebook. */
export interface IRefusal {
  readonly message: string;
  /** None: a journal is just being opened, and its words are not known yet. */
  readonly quotes: readonly IQuote[];
}

/** What the guard says in an error's message; `null` where it is another error. */
export function refusalIn(message: string): IRefusal | null {
  try {
    const said = JSON.parse(message);
    return said?.psydyn === 'quotes' ? said : null;
  } catch {
    return null;
  }
}

/**
 * Take the quotes out of a notebook, or note in it that they may stay.
 *
 * @param live - where it is open, it is changed as well.
 * @param content - as it was to be saved.
 * @returns as it is to be saved now.
 */
export function edited(
  live: ILiveNotebook | undefined,
  content: unknown,
  quotes: readonly IQuote[],
  how: 'remove' | 'keep'
): unknown {
  const saved = content as INotebook;
  const change = (metadata: Metadata) =>
    how === 'keep' ? withKept(metadata, quotes) : without(metadata, quotes);
  const places = how === 'keep' ? [] : outputsOf(quotes);
  if (!live) {
    const copy = JSONExt.deepCopy(saved as any) as INotebook;
    places.forEach(([cell, at]) => copy.cells[cell].outputs?.splice(at, 1));
    return { ...copy, metadata: change(copy.metadata) };
  }
  const { sharedModel } = live;
  for (const [cell, at] of places) {
    const shown = sharedModel.cells[cell];
    const now = (shown?.toJSON() as ICell | undefined)?.outputs?.[at];
    const then = saved.cells[cell].outputs?.[at];
    // Another that has come since is looked at when it is saved.
    if (now !== undefined && JSONExt.deepEqual(now, then ?? null)) {
      shown.updateOutputs?.(at, at + 1, []);
    }
  }
  sharedModel.metadata = change(sharedModel.metadata);
  return live.toJSON();
}

/** How many outputs and widgets quote: one that quotes two journals is one. */
export function countPlaces(quotes: readonly IQuote[]): number {
  const place = ({ where, cell, output, model }: IQuote) =>
    JSON.stringify([where, cell, output, model]);
  return new Set(quotes.map(place)).size;
}

/** The last first, so that the others stay where they are; each once, whoever it quotes. */
function outputsOf(
  quotes: readonly IQuote[]
): readonly (readonly [cell: number, output: number])[] {
  const outputs = quotes
    .filter(({ where }) => where === 'output')
    .map(({ cell, output }) => [cell!, output!] as const)
    .sort(([a, i], [b, j]) => b - a || j - i);
  return outputs.filter(
    ([cell, output], at) =>
      at === 0 || cell !== outputs[at - 1][0] || output !== outputs[at - 1][1]
  );
}

/** Without the widgets' states that quote. */
function without(metadata: Metadata, quotes: readonly IQuote[]): Metadata {
  const gone = new Set(quotes.map(({ model }) => model));
  const held = metadata.widgets?.[WIDGETS];
  if (!held?.state) {
    return metadata;
  }
  const state = Object.fromEntries(
    Object.entries(held.state).filter(([model]) => !gone.has(model))
  );
  const widgets = { ...metadata.widgets, [WIDGETS]: { ...held, state } };
  return { ...metadata, widgets };
}

function withKept(metadata: Metadata, quotes: readonly IQuote[]): Metadata {
  const before: readonly string[] = metadata.psydyn?.kept ?? [];
  const kept = new Set([...before, ...quotes.map(({ digest }) => digest)]);
  return { ...metadata, psydyn: { ...metadata.psydyn, kept: [...kept] } };
}
